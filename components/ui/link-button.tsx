import type { ComponentProps } from 'react'
import { type ButtonLook, type ButtonSize, buttonLook } from './button-look'
import { StateLink } from './state-link'

export type LinkButtonProps = ComponentProps<typeof StateLink> & { look?: ButtonLook; size?: ButtonSize }

export function LinkButton({ look = 'plain', size = 'normal', className, ...rest }: LinkButtonProps) {
  return <StateLink className={buttonLook(look, size, className)} {...rest} />
}

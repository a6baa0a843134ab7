import type { ComponentProps } from 'react'
import { type ButtonLook, type ButtonSize, buttonLook } from './button-look'
import { StateLink } from './state-link'

export type LinkButtonProps = ComponentProps<typeof StateLink> & {
  look?: ButtonLook
  size?: ButtonSize
  /** For files and other sites: a plain anchor instead of a navigation in the app. */
  external?: boolean
}

export function LinkButton(props: LinkButtonProps) {
  const { look = 'plain', size = 'normal', external, className, children, ...rest } = props
  const shared = { className: buttonLook(look, size, className), ...rest }
  if (external) return <a {...shared}>{children}</a>
  return <StateLink {...shared}>{children}</StateLink>
}

import type { ComponentProps } from 'react'
import { classNames } from './class-names'
import { controlLook } from './control-look'

export function Input({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return <input type={type} className={classNames(controlLook, className)} {...rest} />
}

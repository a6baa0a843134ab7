import type { ComponentProps } from 'react'
import { classNames } from './class-names'
import { controlLook } from './control-look'

export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={rows} className={classNames(controlLook, 'h-auto py-2', className)} {...rest} />
}

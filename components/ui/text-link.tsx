import Link from 'next/link'
import type { ComponentProps } from 'react'
import { classNames } from './class-names'

export type TextLinkProps = Omit<ComponentProps<typeof Link>, 'href'> & { href: string }

export function TextLink({ className, ...rest }: TextLinkProps) {
  return (
    <Link
      className={classNames('font-medium text-accent-ink underline-offset-3 hover:underline', className)}
      {...rest}
    />
  )
}

'use client'

import Link from 'next/link'
import type { ComponentProps } from 'react'
import { useStateNavigation } from './state-navigation'

export type StateLinkProps = Omit<
  ComponentProps<typeof Link>,
  'href' | 'prefetch' | 'scroll' | 'onNavigate'
> & {
  href: string
}

/** A link to another state of the page: keeps the scroll, prefetches nothing, dims the old content. */
export function StateLink({ href, ...rest }: StateLinkProps) {
  const navigate = useStateNavigation()
  return (
    <Link
      href={href}
      prefetch={false}
      onNavigate={(event) => {
        event.preventDefault()
        navigate(href)
      }}
      {...rest}
    />
  )
}

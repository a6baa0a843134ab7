'use client'

import Link, { useLinkStatus } from 'next/link'
import type { ComponentProps } from 'react'
import { usePendingFlag } from './use-pending-flag'

export type StateLinkProps = Omit<ComponentProps<typeof Link>, 'href' | 'prefetch'> & { href: string }

/** A link to another state of the same page: keeps the scroll, prefetches nothing, dims the old content. */
export function StateLink({ children, scroll = false, ...rest }: StateLinkProps) {
  return (
    <Link prefetch={false} scroll={scroll} {...rest}>
      {children}
      <LinkPending />
    </Link>
  )
}

function LinkPending() {
  const { pending } = useLinkStatus()
  usePendingFlag(pending)
  return null
}

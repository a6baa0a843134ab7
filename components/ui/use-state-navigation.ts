'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { usePendingFlag } from './use-pending-flag'

/** What `StateLink` does, for charts and checkboxes that cannot be a link. */
export function useStateNavigation(): (href: string) => void {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  usePendingFlag(pending)
  return (href) => startTransition(() => router.push(href, { scroll: false }))
}

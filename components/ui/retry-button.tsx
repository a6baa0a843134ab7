'use client'

import { useRouter } from 'next/navigation'
import { startTransition } from 'react'
import { Button } from './button'

export type RetryButtonProps = { onRetry: () => void }

/** Reads the page anew; the failure goes only when the answer is there. */
export function RetryButton({ onRetry }: RetryButtonProps) {
  const router = useRouter()
  const retry = () =>
    startTransition(() => {
      router.refresh()
      onRetry()
    })
  return <Button onClick={retry}>Try again</Button>
}

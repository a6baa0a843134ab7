'use client'

import { Button } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'
import { Skeleton } from '@/components/ui/skeleton'

export type WaitingProps = {
  /** "The goal". */
  what: string
  failure: string | null
  onRetry: () => void
  /** Height classes of what comes. */
  className: string
}

/** What stands in the place of an answer until it is there. */
export function Waiting({ what, failure, onRetry, className }: WaitingProps) {
  if (failure) {
    return (
      <ErrorState
        title={`${what} could not be read`}
        sentence={failure}
        action={<Button onClick={onRetry}>Try again</Button>}
      />
    )
  }
  return (
    <>
      <p role="status" className="sr-only">
        Reading {what.toLowerCase()}
      </p>
      <Skeleton className={className} />
    </>
  )
}

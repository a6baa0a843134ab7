'use client'

import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { replayNextAction } from './replay-next-action'
import { toastOutcome, toastUnreachable } from './toast-outcome'

export type ReplayAllProps = { slug: string; connectionId?: string }

/** In parts, so that thousands neither wait for one answer nor run on when the page is left. */
export function ReplayAll({ slug, connectionId }: ReplayAllProps) {
  const [done, setDone] = useState<number | null>(null)

  const replay = async () => {
    const total = { stored: 0, stillQuarantined: 0 }
    let after: string | undefined
    do {
      setDone(total.stored + total.stillQuarantined)
      const result = await replayNextAction(slug, { connectionId, after }).catch(() => null)
      if (!result) return toastUnreachable()
      if (!result.ok) return toast.error(result.message)
      total.stored += result.stored
      total.stillQuarantined += result.stillQuarantined
      after = result.next ?? undefined
    } while (after)
    toastOutcome(total)
  }

  const start = () => {
    if (done === null) void replay().finally(() => setDone(null))
  }

  return (
    <Button size="small" onClick={start} aria-disabled={done !== null}>
      {done === null ? 'Replay all' : `Replaying, ${done} so far`}
    </Button>
  )
}

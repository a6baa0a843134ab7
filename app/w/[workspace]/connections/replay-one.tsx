'use client'

import { useTransition } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { replayAction } from './replay-action'
import { toastOutcome, toastUnreachable } from './toast-outcome'

export function ReplayOne({ slug, id }: { slug: string; id: string }) {
  const [pending, startTransition] = useTransition()

  const replay = () =>
    startTransition(async () => {
      const result = await replayAction(slug, { ids: [id] }).catch(() => null)
      if (!result) toastUnreachable()
      else if (result.ok) toastOutcome(result)
      else toast.error(result.message)
    })

  return (
    <Button size="small" onClick={replay} aria-disabled={pending}>
      {pending ? 'Replaying' : 'Replay'}
    </Button>
  )
}

'use client'

import { useTransition } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { cancelReportAction } from './cancel-report-action'

export type CancelReportProps = { slug: string; reportId: string; onCancelled: () => void }

export function CancelReport({ slug, reportId, onCancelled }: CancelReportProps) {
  const [pending, startTransition] = useTransition()

  const act = () =>
    startTransition(async () => {
      const result = await cancelReportAction(slug, { reportId }).catch(() => null)
      if (result?.ok) onCancelled()
      else toast.error(result?.message ?? 'The server could not be reached. Try again.')
    })

  return (
    <Button size="small" onClick={pending ? undefined : act} aria-disabled={pending}>
      Cancel
    </Button>
  )
}

'use client'

import { useTransition } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { retryReportAction } from './retry-report-action'

export type RetryReportProps = { slug: string; reportId: string; onRetried: () => void }

export function RetryReport({ slug, reportId, onRetried }: RetryReportProps) {
  const [pending, startTransition] = useTransition()

  const act = () =>
    startTransition(async () => {
      const result = await retryReportAction(slug, { reportId }).catch(() => null)
      if (result?.ok) onRetried()
      else toast.error(result?.message ?? 'The server could not be reached. Try again.')
    })

  return (
    <Button size="small" onClick={pending ? undefined : act} aria-disabled={pending}>
      Try again
    </Button>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import type { Report } from '@/lib/reports/report'
import { CancelReport } from '../report/cancel-report'
import { RetryReport } from '../report/retry-report'
import { ShowReportPassword } from './show-report-password'

export type ReportActionsProps = { slug: string; report: Report; isOpen: boolean }

/** What can still be done about a report. */
export function ReportActions({ slug, report, isOpen }: ReportActionsProps) {
  const { refresh } = useRouter()
  const { id, state, isFileThere, downloadsLeft } = report
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {isFileThere && downloadsLeft > 0 ? (
        <form method="post" action={`/w/${slug}/message-analysis/reports/${id}/download`}>
          <Button type="submit" size="small">
            Download
          </Button>
        </form>
      ) : null}
      {isFileThere ? <ShowReportPassword slug={slug} reportId={id} /> : null}
      {isOpen ? <CancelReport slug={slug} reportId={id} onCancelled={refresh} /> : null}
      {state === 'failed' || state === 'cancelled' ? (
        <RetryReport slug={slug} reportId={id} onRetried={refresh} />
      ) : null}
    </span>
  )
}

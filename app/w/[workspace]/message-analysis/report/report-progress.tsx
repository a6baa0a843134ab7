'use client'

import type { Report } from '@/lib/reports/report'
import { CancelReport } from './cancel-report'
import { RetryReport } from './retry-report'
import { shareDone, tellReport } from './tell-report'

export type ReportProgressProps = {
  slug: string
  reportId: string
  /** Null until it was read. */
  report: Report | null
  email: string
  locale: string
  onChanged: () => void
}

/** One line on a report that somebody waits for. */
export function ReportProgress({ slug, reportId, report, email, locale, onChanged }: ReportProgressProps) {
  const standing = report && tellReport(report, { email, locale })
  const share = report ? shareDone(report) : null
  const mayCancel = standing?.isOpen ?? false
  const mayRetry = report?.state === 'failed' || report?.state === 'cancelled'
  return (
    <div className="w-full max-w-md min-w-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p role="status" className="min-w-0 text-small text-muted">
          {standing ? `${standing.word}. ${standing.sentence}` : 'Asked for.'}
        </p>
        {mayCancel ? <CancelReport slug={slug} reportId={reportId} onCancelled={onChanged} /> : null}
        {mayRetry ? <RetryReport slug={slug} reportId={reportId} onRetried={onChanged} /> : null}
      </div>
      {mayCancel ? (
        <div
          role="progressbar"
          aria-label="Making the report"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={share === null ? undefined : Math.floor(share * 100)}
          className="mt-1.5 h-1 overflow-hidden rounded-full bg-sunken"
        >
          <div
            className="h-full rounded-full bg-accent transition-[width]"
            style={{ width: `${(share ?? 0) * 100}%` }}
          />
        </div>
      ) : null}
    </div>
  )
}

'use client'

import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import type { MessageFilter } from '@/lib/metrics/message-filter'
import { scheduleAddress } from '../reports/schedules/schedule-address'
import { ReportProgress } from './report-progress'
import { requestReportAction } from './request-report-action'
import { useReport } from './use-report'

export type EmailReportProps = {
  slug: string
  /** What the page shows now is what is mailed. */
  filter: MessageFilter
  /** The asker's own address; there is no other recipient. */
  email: string
  locale: string
}

/** Mails what the page shows to whoever asks, and says how far it is. It asks for nothing. */
export function EmailReport({ slug, filter, email, locale }: EmailReportProps) {
  const [reportId, setReportId] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const { report, look } = useReport(slug, reportId)

  const request = () =>
    startTransition(async () => {
      const result = await requestReportAction(slug, { filter }).catch(() => null)
      setProblem(result?.ok ? null : (result?.message ?? 'The server could not be reached. Try again.'))
      if (result?.ok) setReportId(result.reportId)
    })

  return (
    <div className="flex min-w-0 flex-col items-start gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={pending ? undefined : request} aria-disabled={pending}>
          Email Report
        </Button>
        <LinkButton href={scheduleAddress(slug, filter)} look="quiet">
          Send regularly
        </LinkButton>
        <LinkButton href={`/w/${slug}/message-analysis/reports`} look="quiet">
          Reports
        </LinkButton>
      </div>
      {problem ? (
        <p role="alert" className="text-small text-bad">
          {problem}
        </p>
      ) : null}
      {reportId && !problem ? (
        <ReportProgress
          slug={slug}
          reportId={reportId}
          report={report}
          email={email}
          locale={locale}
          onChanged={look}
        />
      ) : null}
    </div>
  )
}

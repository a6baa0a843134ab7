import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import type { Scope } from '@/lib/access/scope'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import { describeFilter } from '@/lib/reports/describe-filter'
import { listReports } from '@/lib/reports/list-reports'
import { linkMinutes, mostDownloads } from '@/lib/reports/report-limits'
import { FollowChanges } from '../../frame/follow-changes'
import { tellReport } from '../report/tell-report'
import { type ReportRow, ReportsTable } from './reports-table'

/** What a member asked for, what became of it, and how long its file can still be had. */
export async function ReportHistory({ scope, email }: { scope: Scope; email: string }) {
  const locale = localeOfCurrency(scope.currency)
  const rows = (await listReports(scope)).map((report): ReportRow => {
    return {
      report,
      standing: tellReport(report, { email, locale }),
      parts: report.filter ? describeFilter(report.filter) : [],
    }
  })
  return (
    <Card
      title="Your reports"
      sentence={`A mailed link works for ${linkMinutes} minutes and ${mostDownloads} downloads; then the file is removed. Old entries go after 90 days.`}
    >
      {rows.some(({ standing }) => standing.isOpen) ? <FollowChanges /> : null}
      <ReportsTable
        rows={rows}
        slug={scope.slug}
        timeZone={scope.timeZone}
        locale={locale}
        empty={
          <EmptyState
            title="No report yet"
            sentence="Choose in Message Analysis what you want to have, and have it mailed to you by Email Report."
            action={<LinkButton href={`/w/${scope.slug}/message-analysis`}>To Message Analysis</LinkButton>}
          />
        }
      />
    </Card>
  )
}

import type { Metadata } from 'next'
import { PageHeader } from '@/components/frame/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { requireWorkspacePage } from '@/lib/access/page-gate'
import { hasRight } from '@/lib/access/rights'
import { Section } from '../../frame/section'
import type { WorkspacePageProps } from '../../frame/workspace-page-props'
import { ReportHistory } from './report-history'
import { ReportSchedules } from './schedules/report-schedules'

export const metadata: Metadata = { title: 'Reports' }

export default async function ReportsPage({ params, searchParams }: WorkspacePageProps) {
  const { scope, user } = await requireWorkspacePage((await params).workspace)
  const given = await searchParams
  return (
    <>
      <PageHeader
        title="Reports"
        sentence={`What is mailed to you, and to you alone · times in ${scope.timeZone}`}
        actions={<LinkButton href={`/w/${scope.slug}/message-analysis`}>Message Analysis</LinkButton>}
      />
      <div className="space-y-4">
        {hasRight(scope, 'request-reports') ? (
          <Section title="Your reports" className="h-[320px]">
            <ReportHistory scope={scope} email={user.email} />
          </Section>
        ) : null}
        <Section title="Scheduled mails" className="h-[200px]">
          <ReportSchedules scope={scope} email={user.email} searchParams={given} />
        </Section>
      </div>
    </>
  )
}

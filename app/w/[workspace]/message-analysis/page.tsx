import type { Metadata } from 'next'
import { Suspense } from 'react'
import { PageHeader } from '@/components/frame/page-header'
import { SectionBoundary } from '@/components/ui/section-boundary'
import { requireWorkspacePage } from '@/lib/access/page-gate'
import { hasRight } from '@/lib/access/rights'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import { AddressProblems } from '../filters/address-problems'
import { ChannelFilter } from '../filters/channel-filter'
import { PeriodControl } from '../filters/period-control'
import { Section } from '../frame/section'
import type { WorkspacePageProps } from '../frame/workspace-page-props'
import { MessageFilters } from './message-filters'
import { MessageList } from './message-list'
import { readMessageState } from './message-state'
import { MessageTotals, TotalsSkeleton } from './message-totals'
import { EmailReport } from './report/email-report'

export const metadata: Metadata = { title: 'Message Analysis' }

export default async function MessageAnalysisPage({ params, searchParams }: WorkspacePageProps) {
  const { scope, user } = await requireWorkspacePage((await params).workspace)
  const state = readMessageState(scope, await searchParams, Date.now())
  return (
    <>
      <PageHeader
        title="Message Analysis"
        sentence={`Every message of ${scope.workspaceName}, by when it was written · times in ${scope.timeZone}`}
        actions={
          <>
            <ChannelFilter channel={state.query.channel} address={state.address} />
            <PeriodControl {...state} compares={false} />
          </>
        }
      />
      <AddressProblems problems={state.problems} />
      <div className="space-y-4">
        <MessageFilters scope={scope} state={state} />
        <SectionBoundary title="Totals">
          <Suspense fallback={<TotalsSkeleton />}>
            <MessageTotals scope={scope} state={state} />
          </Suspense>
        </SectionBoundary>
        {hasRight(scope, 'request-reports') ? (
          <EmailReport
            slug={scope.slug}
            filter={state.filter}
            email={user.email}
            locale={localeOfCurrency(scope.currency)}
          />
        ) : null}
        <Section title="Messages" className="h-[640px]">
          <MessageList scope={scope} state={state} />
        </Section>
      </div>
    </>
  )
}

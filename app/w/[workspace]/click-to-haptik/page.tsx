import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { Suspense } from 'react'
import { PageHeader } from '@/components/frame/page-header'
import { requireWorkspacePage } from '@/lib/access/page-gate'
import { AddressProblems } from '../filters/address-problems'
import { ChannelFilter } from '../filters/channel-filter'
import { PeriodControl } from '../filters/period-control'
import { Section } from '../frame/section'
import { StayCurrent } from '../frame/stay-current'
import type { WorkspacePageProps } from '../frame/workspace-page-props'
import { AdsOverview } from './ads-overview'
import { columnsCookie, rememberedAddress } from './columns-of-ads'
import { ConversationalSource } from './conversational-source'
import { GoalMenu } from './goal/goal-menu'
import { GoalProgressOfPage } from './goal/progress/goal-progress-of-page'
import { IngestStatusLine, IngestStatusSkeleton } from './ingest-status-line'
import { readOverviewState } from './overview-state'
import { UserJourney } from './user-journey'

export const metadata: Metadata = { title: 'Click to Haptik' }

export default async function ClickToHaptikPage({ params, searchParams }: WorkspacePageProps) {
  const { scope } = await requireWorkspacePage((await params).workspace)
  const asked = await searchParams
  const state = readOverviewState(scope, asked, Date.now())
  const kept = (await cookies()).get(columnsCookie)?.value
  const remembered = rememberedAddress(state.path, asked, kept)
  if (remembered) redirect(remembered)
  return (
    <>
      <PageHeader
        title="Click to Haptik"
        sentence={`Conversations, ads and journeys of ${scope.workspaceName} · days in ${scope.timeZone}`}
        actions={
          <>
            <ChannelFilter channel={state.query.channel} address={state.address} />
            <PeriodControl {...state} />
            <GoalMenu scope={scope} state={state} />
          </>
        }
        status={
          <Suspense fallback={<IngestStatusSkeleton />}>
            <IngestStatusLine scope={scope} />
          </Suspense>
        }
      />
      <AddressProblems problems={state.problems} />
      <Suspense fallback={null}>
        <GoalProgressOfPage scope={scope} />
      </Suspense>
      <div className="space-y-4">
        <Section title="Conversational Source" className="h-[268px]">
          <ConversationalSource scope={scope} state={state} />
        </Section>
        <Section title="Ads Overview" className="h-[720px] max-md:h-[1000px]">
          <AdsOverview scope={scope} state={state} />
        </Section>
        <Section
          title="User Journey"
          sentence="How far the people of an ad came, each counted once."
          className="h-[328px] max-md:h-[860px]"
        >
          <UserJourney scope={scope} state={state} />
        </Section>
      </div>
      {state.period.to === state.today ? <StayCurrent /> : null}
    </>
  )
}

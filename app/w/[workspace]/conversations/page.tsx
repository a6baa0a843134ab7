import type { Metadata } from 'next'
import { PageHeader } from '@/components/frame/page-header'
import { requireWorkspacePage } from '@/lib/access/page-gate'
import { AddressProblems } from '../filters/address-problems'
import { ChannelFilter } from '../filters/channel-filter'
import { PeriodControl } from '../filters/period-control'
import { Section } from '../frame/section'
import type { WorkspacePageProps } from '../frame/workspace-page-props'
import { ConversationList } from './conversation-list'
import { readConversationsState } from './conversations-state'

export const metadata: Metadata = { title: 'Conversations' }

export default async function ConversationsPage({ params, searchParams }: WorkspacePageProps) {
  const { scope } = await requireWorkspacePage((await params).workspace)
  const state = readConversationsState(scope, await searchParams, Date.now())
  return (
    <>
      <PageHeader
        title="Conversations"
        sentence={`Every conversation of ${scope.workspaceName}, by when it started · times in ${scope.timeZone}`}
        actions={
          <>
            <ChannelFilter channel={state.query.channel} address={state.address} />
            <PeriodControl {...state} />
          </>
        }
      />
      <AddressProblems problems={state.problems} />
      <Section title="Conversations" className="h-[640px]">
        <ConversationList scope={scope} state={state} />
      </Section>
    </>
  )
}

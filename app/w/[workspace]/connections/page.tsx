import type { Metadata } from 'next'
import { PageHeader } from '@/components/frame/page-header'
import { requireWorkspacePage } from '@/lib/access/page-gate'
import { hasRight } from '@/lib/access/rights'
import { Section } from '../frame/section'
import type { WorkspacePageProps } from '../frame/workspace-page-props'
import { ConnectionList } from './connection-list'
import { readConnectionsState } from './connections-state'
import { Erasures } from './erasures'
import { MessageSources } from './messages/message-sources'
import { MetaConnections } from './meta/meta-connections'
import { Quarantine } from './quarantine'
import { RecentDeliveries } from './recent-deliveries'

export const metadata: Metadata = { title: 'Connections' }

export default async function ConnectionsPage({ params, searchParams }: WorkspacePageProps) {
  const { scope } = await requireWorkspacePage((await params).workspace)
  const state = readConnectionsState(scope, await searchParams)
  const mayManage = hasRight(scope, 'manage-connections')
  return (
    <>
      <PageHeader
        title="Connections"
        sentence={`Where the events of ${scope.workspaceName} come from · times in ${scope.timeZone}`}
      />
      <div className="space-y-4">
        <Section title="Webhook connections" className="h-[160px]">
          <ConnectionList scope={scope} mayManage={mayManage} />
        </Section>
        <Section title="Meta ad account" className="h-[240px]">
          <MetaConnections scope={scope} state={state} mayManage={mayManage} />
        </Section>
        <Section title="Messages from Meta" className="h-[200px]">
          <MessageSources scope={scope} state={state} mayManage={mayManage} />
        </Section>
        <Section title="Quarantine" className="h-[200px]">
          <Quarantine scope={scope} state={state} mayManage={mayManage} />
        </Section>
        <Section title="Recent deliveries" className="h-[480px]">
          <RecentDeliveries scope={scope} state={state} />
        </Section>
        {hasRight(scope, 'erase-person') ? (
          <Section title="Erasures" className="h-[160px]">
            <Erasures scope={scope} />
          </Section>
        ) : null}
      </div>
    </>
  )
}

import { KeysetPager } from '@/components/table/keyset-pager'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import type { Scope } from '@/lib/access/scope'
import { listQuarantined } from '@/lib/metrics/list-quarantined'
import type { ConnectionsState } from './connections-state'
import { QuarantinedEvent } from './quarantined-event'
import { ReplayAll } from './replay-all'

export type QuarantineProps = { scope: Scope; state: ConnectionsState; mayManage: boolean }

export async function Quarantine({ scope, state: { query, address }, mayManage }: QuarantineProps) {
  const connectionId = query.connection ?? undefined
  const { rows, next, previous } = await listQuarantined(scope, {
    connectionId,
    after: query['quarantine-after'] ?? undefined,
    before: query['quarantine-before'] ?? undefined,
    limit: 20,
  })
  return (
    <Card
      id="quarantine"
      title="Quarantine"
      sentence="Events that were kept but not understood. Once the reason is gone they can be replayed; each counts once."
      actions={
        <>
          {query.connection ? (
            <LinkButton href={address({ connection: null })} size="small" data-shortcut="Escape">
              All connections
            </LinkButton>
          ) : null}
          {mayManage && rows.length > 0 ? <ReplayAll slug={scope.slug} connectionId={connectionId} /> : null}
        </>
      }
    >
      {rows.length === 0 ? (
        <EmptyState
          title="Nothing in quarantine"
          sentence="An event that cannot be understood waits here with its reason; nothing that was received is lost."
        />
      ) : (
        <ul className="divide-y divide-hairline">
          {rows.map((row) => (
            <li key={row.id} className="py-3 first:pt-0 last:pb-0">
              <QuarantinedEvent row={row} slug={scope.slug} timeZone={scope.timeZone} mayManage={mayManage} />
            </li>
          ))}
        </ul>
      )}
      <KeysetPager
        label="Quarantine"
        newerHref={
          previous ? address({ 'quarantine-before': previous, 'quarantine-after': null }) : undefined
        }
        olderHref={next ? address({ 'quarantine-after': next, 'quarantine-before': null }) : undefined}
      />
    </Card>
  )
}

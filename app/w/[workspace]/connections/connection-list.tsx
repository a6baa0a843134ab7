import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { isAssetKind } from '@/lib/access/meta/assets/asset-kinds'
import type { Scope } from '@/lib/access/scope'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import { getConnectionActivity } from '@/lib/metrics/get-connection-activity'
import { ConnectionItem } from './connection-item'
import { NewConnection } from './new-connection'

export type ConnectionListProps = { scope: Scope; mayManage: boolean }

export async function ConnectionList({ scope, mayManage }: ConnectionListProps) {
  const all = await getConnectionActivity(scope, { now: Date.now() })
  const connections = all.filter(({ kind }) => !isAssetKind(kind))
  return (
    <Card
      title="Webhook connections"
      sentence="Each has an address of its own, and a secret that its events are signed with."
      actions={mayManage && connections.length > 0 ? <NewConnection slug={scope.slug} /> : null}
    >
      {connections.length === 0 ? (
        <EmptyState
          title="No connection yet"
          sentence={
            mayManage
              ? 'A bot platform sends its events to the address of a connection. Create one, and give its address and secret to the platform.'
              : 'A bot platform sends its events to the address of a connection. An admin of this workspace can create one.'
          }
          action={mayManage ? <NewConnection slug={scope.slug} /> : undefined}
        />
      ) : (
        <ul className="divide-y divide-hairline">
          {connections.map((connection) => (
            <li key={connection.connectionId} className="py-4 first:pt-0 last:pb-0">
              <ConnectionItem
                connection={connection}
                slug={scope.slug}
                timeZone={scope.timeZone}
                locale={localeOfCurrency(scope.currency)}
                mayManage={mayManage}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

import { LinkFilter } from '@/components/filter/link-filter'
import { KeysetPager } from '@/components/table/keyset-pager'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import type { Scope } from '@/lib/access/scope'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import { deliveryOutcomes, listDeliveries } from '@/lib/metrics/list-deliveries'
import type { ConnectionsState } from './connections-state'
import { DeliveriesTable } from './deliveries-table'

export type RecentDeliveriesProps = { scope: Scope; state: ConnectionsState }

export async function RecentDeliveries({ scope, state: { query, address } }: RecentDeliveriesProps) {
  const { rows, next, previous } = await listDeliveries(scope, {
    connectionId: query.connection ?? undefined,
    outcome: query.outcome ?? undefined,
    after: query.after ?? undefined,
    before: query.before ?? undefined,
    limit: 20,
  })
  const toOutcome = (outcome: typeof query.outcome) => address({ outcome, after: null, before: null })
  return (
    <Card
      id="deliveries"
      title="Recent deliveries"
      sentence="Each request that was received, and what became of its events."
      actions={
        <LinkFilter
          label="Outcome"
          options={[
            { label: 'All outcomes', href: toOutcome(null), current: query.outcome === null },
            ...deliveryOutcomes.map((outcome) => ({
              label: outcomeLabels[outcome],
              href: toOutcome(outcome),
              current: outcome === query.outcome,
            })),
          ]}
        />
      }
    >
      <DeliveriesTable
        rows={rows}
        timeZone={scope.timeZone}
        locale={localeOfCurrency(scope.currency)}
        empty={
          <EmptyState
            title="No delivery here"
            sentence="Deliveries show up as they are received; nothing of a request that was refused is kept."
          />
        }
      />
      <KeysetPager
        label="Deliveries"
        newerHref={previous ? address({ before: previous, after: null }) : undefined}
        olderHref={next ? address({ after: next, before: null }) : undefined}
      />
    </Card>
  )
}

const outcomeLabels = { stored: 'Stored', duplicate: 'Repeated', quarantined: 'Quarantined' }

import { type ReactNode, Suspense } from 'react'
import { LinkFilter } from '@/components/filter/link-filter'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { Skeleton } from '@/components/ui/skeleton'
import type { Scope } from '@/lib/access/scope'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import { listNodes } from '@/lib/metrics/list-nodes'
import { senderLabels } from '@/lib/metrics/message-entry'
import { type MessageReferral, messageReferrals, messageSenders } from '@/lib/metrics/message-filter'
import { sourceLabels, sources } from '@/lib/metrics/sources'
import { listOtherParts } from '../filters/list-other-parts'
import { toNodeChoices } from '../nodes/node-choice'
import { BrokenFilter } from './broken-filter'
import { filterFields } from './filter-fields'
import { FilterForm } from './filter-form'
import { isFiltered, type MessageState, noFilters, readNodesText, toNodesText } from './message-state'
import { NodesFilter } from './nodes-filter'

export type MessageFiltersProps = { scope: Scope; state: MessageState }

const referralLabels: Record<MessageReferral, string> = {
  present: 'Referral present',
  absent: 'No referral',
  ad: "Referral ['ad']",
  post: "Referral ['post']",
}

const moreFilters = ['nodes', ...filterFields.filter((name) => name !== 'search')] as const

export function MessageFilters({ scope, state }: MessageFiltersProps) {
  const { query, address } = state
  return (
    <Card
      title="Filters"
      sentence="All of them hold at once."
      actions={
        isFiltered(query) ? (
          <LinkButton href={address(noFilters)} size="small" data-shortcut="Escape">
            Clear all filters
          </LinkButton>
        ) : null
      }
    >
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <LinkFilter
          label="Message by"
          options={[
            { label: 'Message by: All', href: address({ by: null }), current: query.by === null },
            ...messageSenders.map((by) => ({
              label: `Message by: ${senderLabels[by]}`,
              href: address({ by }),
              current: by === query.by,
            })),
          ]}
        />
        <LinkFilter
          label="Source"
          options={[
            { label: 'All sources', href: address({ source: null }), current: query.source === null },
            ...sources.map((source) => ({
              label: sourceLabels[source],
              href: address({ source }),
              current: source === query.source,
            })),
          ]}
        />
        <LinkFilter
          label="Referral"
          options={[
            { label: 'Referral or not', href: address({ referral: null }), current: query.referral === null },
            ...messageReferrals.map((referral) => ({
              label: referralLabels[referral],
              href: address({ referral }),
              current: referral === query.referral,
            })),
          ]}
        />
        <BrokenFilter
          checked={query.broken !== null}
          href={address({ broken: query.broken ? null : 'yes' })}
        />
      </div>
      <FilterForm
        path={state.path}
        hidden={listOtherParts(query, [...filterFields, 'after', 'before'])}
        values={query}
        isMoreSet={moreFilters.some((name) => query[name] !== null)}
      >
        <FilterRow label="Nodes">
          <Suspense fallback={<Skeleton className="h-9 w-60" />}>
            <Nodes scope={scope} state={state} />
          </Suspense>
        </FilterRow>
      </FilterForm>
    </Card>
  )
}

function FilterRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="mt-4">
      <p className="mb-1.5 text-small font-medium">{label}</p>
      {children}
    </div>
  )
}

async function Nodes({ scope, state: { query, address } }: MessageFiltersProps) {
  const chosen = readNodesText(query.nodes)
  return (
    <NodesFilter
      nodes={toNodeChoices(await listNodes(scope))}
      chosen={chosen.map((text) => ({
        text,
        withoutHref: address({ nodes: toNodesText(chosen.filter((other) => other !== text)) }),
      }))}
      withHref={address({ nodes: [...chosen.map(encodeURIComponent), 'NODE'].join(',') })}
      locale={localeOfCurrency(scope.currency)}
    />
  )
}

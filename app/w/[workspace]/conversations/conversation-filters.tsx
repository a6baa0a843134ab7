import { Suspense } from 'react'
import { LinkFilter } from '@/components/filter/link-filter'
import { Skeleton } from '@/components/ui/skeleton'
import type { Scope } from '@/lib/access/scope'
import { getAdsOverview } from '@/lib/metrics/get-ads-overview'
import { listNodes } from '@/lib/metrics/list-nodes'
import { sourceLabels, sources } from '@/lib/metrics/sources'
import { listOtherParts } from '../filters/list-other-parts'
import type { ConversationsState } from './conversations-state'
import { PersonSearch } from './person-search'

export type ConversationFiltersProps = { scope: Scope; state: ConversationsState }

const mostInMenu = 200

export function ConversationFilters({ scope, state }: ConversationFiltersProps) {
  const { query, address } = state
  return (
    <>
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
      <Suspense fallback={<Skeleton className="h-9 w-24" />}>
        <AdFilter scope={scope} state={state} />
      </Suspense>
      <Suspense fallback={<Skeleton className="h-9 w-24" />}>
        <NodeFilter scope={scope} state={state} />
      </Suspense>
      <PersonSearch
        path={state.path}
        hidden={listOtherParts(query, ['person', 'after', 'before'])}
        person={query.person}
      />
    </>
  )
}

async function AdFilter({ scope, state: { period, query, address } }: ConversationFiltersProps) {
  const channel = query.channel ?? undefined
  const { choices } = await getAdsOverview(scope, { ...period, channel })
  const chosen = choices.ads.find(({ adId }) => adId === query.ad)
  const others = choices.ads.filter(({ adId }) => adId !== query.ad).slice(0, mostInMenu)
  const ads = query.ad ? [chosen ?? { adId: query.ad, name: null }, ...others] : others
  return (
    <LinkFilter
      label="Ad"
      search={ads.length > 10 ? 'Find an ad' : undefined}
      options={[
        { label: 'All ads', href: address({ ad: null }), current: query.ad === null },
        ...ads.map(({ adId, name }) => ({
          label: name ?? adId,
          note: name ? adId.slice(-6) : undefined,
          href: address({ ad: adId }),
          current: adId === query.ad,
        })),
      ]}
    />
  )
}

async function NodeFilter({ scope, state: { query, address } }: ConversationFiltersProps) {
  const nodes = await listNodes(scope)
  const byId = new Map(nodes.map(({ nodeId, name, flow }) => [nodeId, { label: name ?? nodeId, note: flow }]))
  if (query.node && !byId.has(query.node)) byId.set(query.node, { label: query.node, note: null })
  return (
    <LinkFilter
      label="Node"
      search="Find a node"
      options={[
        { label: 'Any node', href: address({ node: null }), current: query.node === null },
        ...[...byId].map(([nodeId, { label, note }]) => ({
          label,
          note: note ?? undefined,
          href: address({ node: nodeId }),
          current: nodeId === query.node,
        })),
      ]}
    />
  )
}

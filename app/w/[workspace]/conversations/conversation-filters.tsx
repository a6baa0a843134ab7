import { Suspense } from 'react'
import { LinkFilter } from '@/components/filter/link-filter'
import { Skeleton } from '@/components/ui/skeleton'
import type { Scope } from '@/lib/access/scope'
import { type AdsOverview, getAdsOverview } from '@/lib/metrics/get-ads-overview'
import { listNodes } from '@/lib/metrics/list-nodes'
import { sourceLabels, sources } from '@/lib/metrics/sources'
import { listOtherParts } from '../filters/list-other-parts'
import type { ConversationsState } from './conversations-state'
import { GoalFilter } from './goal-filter'
import { PersonSearch } from './person-search'
import { PlatformFilter } from './platform-filter'

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
        <AdAndGoalFilters scope={scope} state={state} />
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

/** What both can offer comes with one question. */
async function AdAndGoalFilters({ scope, state }: ConversationFiltersProps) {
  const { period, query } = state
  const channel = query.channel ?? undefined
  const { choices, goalVersion } = await getAdsOverview(scope, { ...period, channel })
  return (
    <>
      <AdFilter choices={choices} state={state} />
      <PlatformFilter platforms={choices.platforms} state={state} />
      {goalVersion === null && query.goal === null ? null : <GoalFilter state={state} />}
    </>
  )
}

type AdFilterProps = { choices: AdsOverview['choices']; state: ConversationsState }

function AdFilter({ choices, state: { query, address } }: AdFilterProps) {
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

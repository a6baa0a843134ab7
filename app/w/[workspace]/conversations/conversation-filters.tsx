import { Suspense } from 'react'
import { LinkFilter } from '@/components/filter/link-filter'
import { Skeleton } from '@/components/ui/skeleton'
import type { Scope } from '@/lib/access/scope'
import { getGoal } from '@/lib/goals/get-goal'
import { listAdChoices } from '@/lib/metrics/list-ad-choices'
import { listAdPlatforms } from '@/lib/metrics/list-ad-platforms'
import { listNodes } from '@/lib/metrics/list-nodes'
import { sourceLabels, sources } from '@/lib/metrics/sources'
import { toChoiceKeys } from '../filters/ad-choice-parsers'
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

async function AdAndGoalFilters({ scope, state }: ConversationFiltersProps) {
  const { period, query } = state
  const asked = { from: period.from, to: period.to, channel: query.channel ?? undefined }
  const [{ campaigns }, platforms, { live }] = await Promise.all([
    listAdChoices(scope, { ...asked, limit: mostInMenu }),
    listAdPlatforms(scope, asked),
    getGoal(scope),
  ])
  return (
    <>
      <AdFilter known={campaigns.flatMap(({ adSets }) => adSets.flatMap(({ ads }) => ads))} state={state} />
      <PlatformFilter platforms={platforms} state={state} />
      {live === null && query.goal === null ? null : <GoalFilter state={state} />}
    </>
  )
}

type AdFilterProps = { known: { adId: string; name: string | null }[]; state: ConversationsState }

function AdFilter({ known, state: { query, address } }: AdFilterProps) {
  const chosenKeys = toChoiceKeys(query)
  const [only] = chosenKeys.length === 1 && query.ad ? query.ad : []
  const chosen = known.find(({ adId }) => adId === only)
  const others = known.filter(({ adId }) => adId !== only)
  const ads = only === undefined ? others : [chosen ?? { adId: only, name: null }, ...others]
  const isSeveral = chosenKeys.length > 0 && only === undefined
  return (
    <LinkFilter
      label="Ad"
      search={ads.length > 10 ? 'Find an ad' : undefined}
      options={[
        {
          label: 'All ads',
          href: address({ ad: null, adset: null, campaign: null }),
          current: chosenKeys.length === 0,
        },
        ...(isSeveral ? [{ label: 'The chosen ads', href: address({}), current: true }] : []),
        ...ads.map(({ adId, name }) => ({
          label: name ?? adId,
          note: name ? adId.slice(-6) : undefined,
          href: address({ ad: [adId], adset: null, campaign: null }),
          current: adId === only,
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

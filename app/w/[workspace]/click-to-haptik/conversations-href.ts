import type { GoalFilter } from '@/lib/metrics/list-conversations'
import type { Source } from '@/lib/metrics/sources'
import type { OverviewState } from './overview-state'

type Chosen = { source?: Source; ad?: string; platform?: string; goal?: GoalFilter; day?: string }

/** The conversations behind a figure of the page: its days and channel, and what else the figure counts. */
export function conversationsHref(
  { slug, period, query }: OverviewState,
  { day, ...chosen }: Chosen = {},
): string {
  const { from, to } = day ? { from: day, to: day } : period
  const parts = { from, to, channel: query.channel ?? undefined, ...chosen }
  const given = Object.entries(parts).filter((part): part is [string, string] => part[1] !== undefined)
  return `/w/${slug}/conversations?${new URLSearchParams(given)}`
}

/** As `conversationsHref` for a figure of the chosen ads and platform. */
export function adConversationsHref(state: OverviewState, chosen: Omit<Chosen, 'source'> = {}): string {
  const { ad, platform } = state.query
  const ofAds = { source: 'ads', ad: ad ?? undefined, platform: platform ?? undefined } as const
  return conversationsHref(state, { ...ofAds, ...chosen })
}

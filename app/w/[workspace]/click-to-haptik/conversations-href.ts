import type { GoalFilter } from '@/lib/metrics/list-conversations'
import type { Source } from '@/lib/metrics/sources'
import { toListText } from '../filters/list-other-parts'
import type { OverviewState } from './overview-state'

type Chosen = {
  source?: Source
  ad?: string[]
  adset?: string[]
  campaign?: string[]
  platform?: string[]
  goal?: GoalFilter
  day?: string
}

/** The conversations behind a figure of the page: its days and channel, and what else the figure counts. */
export function conversationsHref(
  { slug, period, query }: OverviewState,
  { day, ...chosen }: Chosen = {},
): string {
  const { from, to } = day ? { from: day, to: day } : period
  const parts = { from, to, channel: query.channel ?? undefined, ...chosen }
  const given = Object.entries(parts).flatMap(([name, value]) => {
    const text = value && toListText(value)
    return text ? [[name, text]] : []
  })
  return `/w/${slug}/conversations?${new URLSearchParams(given)}`
}

/** As `conversationsHref` for a figure of the chosen ads and platforms, or of one ad on these platforms. */
export function adConversationsHref(
  state: OverviewState,
  { adId, ...chosen }: { adId?: string; goal?: GoalFilter; day?: string } = {},
): string {
  const { ad, adset, campaign, platform } = state.query
  const ads =
    adId === undefined ? { ad: ad ?? [], adset: adset ?? [], campaign: campaign ?? [] } : { ad: [adId] }
  return conversationsHref(state, { source: 'ads', ...ads, platform: platform ?? [], ...chosen })
}

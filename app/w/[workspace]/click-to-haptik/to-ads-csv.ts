import { type CsvCell, toCsv } from '@/lib/format/to-csv'
import { adStatusLabel } from '@/lib/metrics/ad-status-label'
import type { AdFigures, Money } from '@/lib/metrics/ads-overview'
import { type FigureKey, getFigure } from '@/lib/metrics/catalog'
import { platformLabel } from '@/lib/metrics/platform-label'
import { toChange } from '@/lib/metrics/ratio'
import { tellStanding } from './tell-standing'

type Column = { header: string; cell: (ad: AdFigures) => CsvCell }

/** Amounts are decimals with a point, in the currency of their row; shares are parts of one. */
const columns: Column[] = [
  { header: 'Ad id', cell: ({ adId }) => adId },
  { header: 'Ad', cell: ({ name }) => name },
  { header: 'Status', cell: ({ status }) => (status === null ? null : adStatusLabel(status).label) },
  { header: 'Note', cell: tellNote },
  { header: 'Campaign id', cell: ({ campaign }) => campaign?.id ?? null },
  { header: 'Campaign', cell: ({ campaign }) => campaign?.name ?? null },
  { header: 'Ad set id', cell: ({ adSet }) => adSet?.id ?? null },
  { header: 'Ad set', cell: ({ adSet }) => adSet?.name ?? null },
  { header: 'Ad account', cell: ({ accountName }) => accountName },
  { header: 'Platforms', cell: ({ platforms }) => listPlatforms(platforms) },
  { header: 'Currency', cell: ({ spend }) => spend?.currency ?? null },
  figure('ad_spend', ({ spend }) => toAmount(spend)),
  figure('ad_impressions', ({ impressions }) => impressions),
  figure('ad_clicks', ({ clicks }) => clicks),
  figure('ad_link_clicks', ({ linkClicks }) => linkClicks),
  figure('click_through_rate', ({ clickThroughRate }) => clickThroughRate),
  figure('cost_per_click', ({ costPerClick }) => toAmount(costPerClick)),
  figure('ad_conversations', ({ conversations }) => conversations),
  figure('conversations_change', ({ conversations, previous }) =>
    toChange(conversations, previous?.conversations ?? null),
  ),
  figure('cost_per_conversation', ({ costPerConversation }) => toAmount(costPerConversation)),
  figure('conversations_started', ({ conversationsStarted }) => conversationsStarted),
  figure('capture_rate', ({ captureRate }) => captureRate),
  figure('goals_achieved', ({ goals }) => goals),
  figure('goal_rate', ({ goalRate }) => goalRate),
  figure('cost_per_goal', ({ costPerGoal }) => toAmount(costPerGoal)),
  { header: 'Journey', cell: ({ journey }) => journey?.name ?? null },
]

/** The table of ads as a file, all columns of it: a row an ad. */
export function toAdsCsv(ads: AdFigures[]): string {
  return toCsv([columns.map(({ header }) => header), ...ads.map((ad) => columns.map(({ cell }) => cell(ad)))])
}

function figure(key: FigureKey, cell: Column['cell']): Column {
  return { header: getFigure(key).label, cell }
}

function tellNote({ standing, hasTwoCurrencies }: AdFigures): string | null {
  return hasTwoCurrencies ? 'Spent in two currencies' : tellStanding(standing)
}

function listPlatforms(platforms: AdFigures['platforms']): string {
  return platforms.map(({ platform }) => (platform ? platformLabel(platform) : 'Unknown')).join(', ')
}

/** A decimal text of digits is written as it is, so that a spreadsheet reads a number. */
function toAmount(money: Money | null): string | null {
  return money?.amount ?? null
}

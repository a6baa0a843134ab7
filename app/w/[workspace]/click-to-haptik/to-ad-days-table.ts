import type { AdsOverview } from '@/lib/metrics/ads-overview'
import { toRatio } from '@/lib/metrics/ratio'
import type { AdDaysTableProps } from './ad-days-table'
import { adConversationsHref } from './conversations-href'
import type { OverviewState } from './overview-state'

/** The days as the table draws them, the newest first. */
export function toAdDaysTable(
  { days, totals, goalVersion }: AdsOverview,
  state: OverviewState,
  locale: string,
): Omit<AdDaysTableProps, 'toolbar'> {
  const highest = Math.max(...days.map(({ conversations }) => conversations))
  return {
    rows: days.toReversed().map((row) => ({
      ...row,
      bar: toRatio(row.conversations, highest),
      href: adConversationsHref(state, { day: row.day }),
      goalRate: toRatio(row.goals, row.conversations),
      goalsHref: adConversationsHref(state, { day: row.day, goal: 'reached' }),
      isUnfinished: row.day === state.today,
    })),
    locale,
    hasGoal: goalVersion !== null,
    hasCost: totals.impressions !== null || totals.spend.length > 0,
    totals: { ...totals, days: days.length === 1 ? '1 day' : `${days.length} days` },
  }
}

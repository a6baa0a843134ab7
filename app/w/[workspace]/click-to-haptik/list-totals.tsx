import type { ReactNode } from 'react'
import { Delta } from '@/components/figure/delta'
import { formatCount } from '@/lib/format/format-number'
import { formatShare } from '@/lib/format/format-share'
import type { Money, TotalMeasures } from '@/lib/metrics/ads-overview'
import { getFigure } from '@/lib/metrics/catalog'
import type { AdColumnId } from './ad-columns'
import { MoneyCell } from './cost-columns'

type Look = { locale: string; comparison: string | null }

/** The last row: over all ads, money in a line a currency. */
export function listTotals(
  totals: TotalMeasures & { ads: string; change: number | null },
  { locale, comparison }: Look,
): Partial<Record<AdColumnId, ReactNode>> {
  const count = (counted: number | null) => (counted === null ? null : formatCount(counted, locale))
  const share = (ratio: number | null, digits?: number) =>
    ratio === null ? null : formatShare(ratio, digits)
  const money = (amounts: Money[]) =>
    amounts.length === 0 ? null : <MoneyCell money={amounts} locale={locale} reason="" />
  return {
    ad: totals.ads,
    spend: money(totals.spend),
    impressions: count(totals.impressions),
    clicks: count(totals.clicks),
    ctr: share(totals.clickThroughRate, 2),
    cpc: money(totals.costPerClick),
    conversations: count(totals.conversations),
    change: comparison ? (
      <Delta
        ratio={totals.change}
        goodWhen={getFigure('ad_conversations').good ?? 'neutral'}
        label={comparison}
      />
    ) : null,
    'per-conversation': money(totals.costPerConversation),
    captured: share(totals.captureRate, 0),
    goals: count(totals.goals),
    rate: share(totals.goalRate),
    'per-goal': money(totals.costPerGoal),
  }
}

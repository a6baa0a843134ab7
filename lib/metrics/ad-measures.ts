import { toDecimalAmount } from '@/lib/format/format-money'
import type { AdMeasures, Money, TotalMeasures } from './ads-overview'
import { costPer } from './cost-per'
import { toRatio } from './ratio'

/** What was counted, as the database tells it: 64-bit figures as text, null where nothing is known. */
export interface StoredCosts {
  spendMicros: string | null
  impressions: string | null
  clicks: string | null
  linkClicks: string | null
  conversationsStarted: string | null
}

export interface StoredAd extends StoredCosts {
  currency: string | null
  conversations: number
  /** Null before a goal is live. */
  goals: number | null
}

/** Of one currency, over all chosen ads. */
export interface StoredCostsOfCurrency extends StoredCosts {
  currency: string
}

/** What the ads of one currency brought: the base of its costs. */
export interface StoredBase {
  currency: string
  conversations: number
  goals: number | null
}

/** Over all chosen ads, whatever their currency. */
export interface StoredTotals {
  conversations: number
  goals: number | null
  /** Those of ads of which Meta counts the conversations too. */
  witnessed: number
  bases: StoredBase[]
}

export interface MeasureOptions {
  /** Whether platforms are chosen: then conversations that name none are missing, and not by being lost. */
  isByPlatform: boolean
}

export function toAdMeasures(ad: StoredAd, { isByPlatform }: MeasureOptions): AdMeasures {
  const { conversations, goals, currency } = ad
  const counts = toCounts(ad)
  const spent = currency === null || ad.spendMicros === null ? null : { currency, micros: ad.spendMicros }
  const spentPer = (base: number | null) => spent && toCostPer(spent, base)
  return {
    spend: spent && toMoney(spent.currency, BigInt(spent.micros)),
    ...counts,
    conversations,
    goals,
    clickThroughRate: toRatio(counts.clicks, counts.impressions),
    costPerClick: spentPer(counts.clicks),
    costPerConversation: spentPer(conversations),
    goalRate: toRatio(goals, conversations),
    costPerGoal: spentPer(goals),
    captureRate: isByPlatform ? null : toRatio(conversations, counts.conversationsStarted),
  }
}

export function toTotalMeasures(
  costs: StoredCostsOfCurrency[],
  { conversations, goals, witnessed, bases }: StoredTotals,
  { isByPlatform }: MeasureOptions,
): TotalMeasures {
  const counts = toCounts(sumCosts(costs))
  const byCurrency = new Map(bases.map((base) => [base.currency, base]))
  const costsPer = (baseOf: (cost: StoredCostsOfCurrency) => number | null | undefined) =>
    costs.flatMap((cost) => {
      const { currency, spendMicros } = cost
      if (spendMicros === null) return []
      return toCostPer({ currency, micros: spendMicros }, baseOf(cost) ?? null) ?? []
    })
  return {
    spend: toSpends(costs),
    ...counts,
    conversations,
    goals,
    clickThroughRate: toRatio(counts.clicks, counts.impressions),
    costPerClick: costsPer(({ clicks }) => toCount(clicks)),
    costPerConversation: costsPer(({ currency }) => byCurrency.get(currency)?.conversations),
    goalRate: toRatio(goals, conversations),
    costPerGoal: costsPer(({ currency }) => byCurrency.get(currency)?.goals),
    captureRate: isByPlatform ? null : toRatio(witnessed, counts.conversationsStarted),
  }
}

export function toSpends(costs: StoredCostsOfCurrency[]): Money[] {
  return costs.flatMap(({ currency, spendMicros }) =>
    spendMicros === null ? [] : toMoney(currency, BigInt(spendMicros)),
  )
}

/** Added up; null where none of them is known. Only of one currency is the sum of spends one. */
export function sumCosts(costs: StoredCosts[]): StoredCosts {
  const sumOf = (key: keyof StoredCosts) => {
    const known = costs.flatMap((cost) => cost[key] ?? [])
    return known.length === 0 ? null : String(known.reduce((sum, one) => sum + BigInt(one), 0n))
  }
  return {
    spendMicros: sumOf('spendMicros'),
    impressions: sumOf('impressions'),
    clicks: sumOf('clicks'),
    linkClicks: sumOf('linkClicks'),
    conversationsStarted: sumOf('conversationsStarted'),
  }
}

export function toCounts({ impressions, clicks, linkClicks, conversationsStarted }: StoredCosts) {
  return {
    impressions: toCount(impressions),
    clicks: toCount(clicks),
    linkClicks: toCount(linkClicks),
    conversationsStarted: toCount(conversationsStarted),
  }
}

/** Meta's counts have at most fifteen digits, so that a double holds them. */
function toCount(text: string | null): number | null {
  return text === null ? null : Number(text)
}

function toCostPer(
  { currency, micros }: { currency: string; micros: string },
  base: number | null,
): Money | null {
  const amount = base === null ? null : costPer(BigInt(micros), base)
  return amount === null ? null : { currency, amount }
}

function toMoney(currency: string, micros: bigint): Money {
  return { currency, amount: toDecimalAmount(micros) }
}

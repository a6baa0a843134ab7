import type { Scope } from '@/lib/access/scope'
import { listDays } from '@/lib/period/day'
import {
  type MeasureOptions,
  type StoredAd,
  type StoredCostsOfCurrency,
  type StoredTotals,
  sumCosts,
  toAdMeasures,
  toCounts,
  toSpends,
  toTotalMeasures,
} from './ad-measures'
import type { AccountInRange, AdFigures, AdsOverview, AdsOverviewInput, DayMeasures } from './ads-overview'
import type { AdAccountStatus } from './get-ad-accounts-status'
import { type StoredGoalStanding, toGoalStanding } from './goal-standing'
import type { AdFacts } from './read-ad-facts'
import type { StoredAdFigures } from './read-ad-figures'
import type { AdPage } from './read-ad-page'
import type { ConversationDay } from './read-conversation-days'
import type { StoredCostDay } from './read-cost-days'

export interface ReadOverview {
  standing: StoredGoalStanding | undefined
  /** Of both periods. */
  costDays: StoredCostDay[]
  conversationDays: ConversationDay[]
  page: AdPage
  facts: Map<string, AdFacts>
  platforms: Map<string, AdFigures['platforms']>
  figures: Map<string, StoredAdFigures>
  before: Map<string, StoredAd> | null
  accounts: AdAccountStatus[]
}

/** What was read, as it is answered. */
export function toAdsOverview(scope: Scope, input: AdsOverviewInput, read: ReadOverview): AdsOverview {
  const { from, to, previous } = input
  const { totals, next, previous: previousPage } = read.page
  const options = { isByPlatform: (input.platforms ?? []).length > 0 }
  const standing = toGoalStanding(read.standing)
  const costDays = read.costDays.filter(({ day }) => day >= from)
  const costDaysBefore = read.costDays.filter(({ day }) => day < from)
  const totalsOf = (costs: StoredCostDay[], stored: StoredTotals) =>
    toTotalMeasures(sumByCurrency(costs), stored, options)
  return {
    from,
    to,
    timeZone: scope.timeZone,
    ...standing,
    totals: {
      ...totalsOf(costDays, totals),
      ...(previous && { previous: totalsOf(costDaysBefore, totals.before) }),
    },
    days: toDays(input, { costDays, conversationDays: read.conversationDays, ...standing }),
    ads: toAds(read, options),
    adsTotal: totals.adsTotal,
    next,
    previous: previousPage,
    unplaced: totals.unplaced,
    unplacedAds: totals.unplacedAds,
    accounts: read.accounts.map((account) => toAccountInRange(account, input)),
  }
}

function sumByCurrency(costs: StoredCostDay[]): StoredCostsOfCurrency[] {
  const byCurrency = Map.groupBy(costs, ({ currency }) => currency)
  return [...byCurrency]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, ofCurrency]) => ({ currency, ...sumCosts(ofCurrency) }))
}

interface ReadDays {
  costDays: StoredCostDay[]
  conversationDays: ConversationDay[]
  goalVersion: number | null
}

function toDays(
  { from, to }: AdsOverviewInput,
  { costDays, conversationDays, goalVersion }: ReadDays,
): DayMeasures[] {
  const costsOf = Map.groupBy(costDays, ({ day }) => day)
  const countsOf = new Map(conversationDays.map((counts) => [counts.day, counts]))
  return listDays(from, to).map((day) => {
    const costs = costsOf.get(day) ?? []
    const { conversations = 0, goals = 0 } = countsOf.get(day) ?? {}
    return {
      day,
      spend: toSpends(costs),
      ...toCounts(sumCosts(costs)),
      conversations,
      goals: goalVersion === null ? null : goals,
    }
  })
}

function toAds(
  { page, facts, platforms, figures, before }: ReadOverview,
  options: MeasureOptions,
): AdFigures[] {
  return page.rows.flatMap(({ adId }) => {
    const [known, counted] = [facts.get(adId), figures.get(adId)]
    const countedBefore = before?.get(adId)
    if (!known || !counted) return []
    return {
      ...known,
      ...toAdMeasures(counted, options),
      hasTwoCurrencies: counted.hasTwoCurrencies,
      platforms: platforms.get(adId) ?? [],
      ...(countedBefore && { previous: toAdMeasures(countedBefore, options) }),
    }
  })
}

function toAccountInRange(account: AdAccountStatus, { from, to }: AdsOverviewInput): AccountInRange {
  const { accountId, name, currency, timeZone, state, problem, firstDay, todayAt, missingDays } = account
  return {
    accountId,
    name,
    currency,
    timeZone,
    state,
    problem,
    firstDay,
    todayAt,
    missingDays: missingDays.filter((day) => day >= from && day <= to),
  }
}

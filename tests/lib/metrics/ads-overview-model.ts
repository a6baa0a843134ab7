import type { AdFigures, AdSort, AdsOverviewInput, Money } from '@/lib/metrics/ads-overview'
import { listDays } from '@/lib/period/day'

/** What getAdsOverview is to answer, worked out row by row from its definitions. */

export interface World {
  ownCurrency: string
  hasGoal: boolean
  accounts: { accountId: string; currency: string; wholeDays: string[] }[]
  /** What accounts, or with the empty one the API, tell of ads. */
  told: {
    adId: string
    accountId: string
    currency: string | null
    name: string
    campaignId: string
    adSetId: string
  }[]
  counts: {
    day: string
    channel: string
    adId: string
    platform: string
    conversations: number
    goals: number
  }[]
  costs: {
    day: string
    adId: string
    platform: string
    accountId: string
    currency: string
    spendMicros: number
    impressions: number
    clicks: number
    linkClicks: number | null
    conversationsStarted: number | null
  }[]
}

interface Period {
  from: string
  to: string
}

type Cost = World['costs'][number]
type AdOfModel = ReturnType<typeof adsOf>[number]

export function overviewOf(world: World, input: AdsOverviewInput) {
  const { from, to, previous, sort = 'conversations', descending = true } = input
  const ads = adsOf(world, input, { from, to })
  const before = previous ? adsOf(world, input, previous) : []
  const beforeOf = new Map(before.map((ad) => [ad.adId, ad]))
  const listed = ads.filter(({ isListed }) => isListed)
  return {
    totals: {
      ...totalsOf(world, input, { from, to }, ads, ads),
      ...(previous && { previous: totalsOf(world, input, previous, before, ads) }),
    },
    days: listDays(from, to).map((day) => ({
      day,
      ...withoutRatios(
        totalsOf(world, input, { from: day, to: day }, adsOf(world, input, { from: day, to: day }), ads, {
          from,
          to,
        }),
      ),
    })),
    ads: sortAds(world, input, listed, { sort, descending, beforeOf }).map(({ adId, figures }) => ({
      adId,
      ...figures,
      ...(previous && { previous: beforeOf.get(adId)?.figures }),
    })),
    adsTotal: listed.length,
    unplaced: sum(ads.map((ad) => ad.unplaced)),
    unplacedAds: ads.filter(({ isPlaced }) => !isPlaced).length,
  }
}

/** Every ad that is known of at all, if it is among the chosen. */
function adsOf(world: World, input: AdsOverviewInput, period: Period) {
  const ids = [...world.told, ...world.counts, ...world.costs].map(({ adId }) => adId)
  return [...new Set([...ids, ...(input.adIds ?? [])])]
    .filter((adId) => isChosen(world, input, adId))
    .map((adId) => adOf(world, input, period, adId))
}

function isChosen(
  { told }: World,
  { adIds = [], adSetIds = [], campaignIds = [] }: AdsOverviewInput,
  adId: string,
) {
  if (adIds.length + adSetIds.length + campaignIds.length === 0) return true
  const ad = told.find((one) => one.adId === adId)
  return (
    adIds.includes(adId) ||
    (ad !== undefined && (adSetIds.includes(ad.adSetId) || campaignIds.includes(ad.campaignId)))
  )
}

function adOf(world: World, input: AdsOverviewInput, period: Period, adId: string) {
  const { channel, platforms = [] } = input
  const isPlatform = (platform: string) => platforms.length === 0 || platforms.includes(platform)
  const counts = world.counts.filter((row) => row.adId === adId && isWithin(row.day, period))
  const ofChannel = counts.filter((row) => !channel || row.channel === channel)
  const placed = ofChannel.filter((row) => isPlatform(row.platform))
  const conversations = sum(placed.map((row) => row.conversations))
  const goals = world.hasGoal ? sum(placed.map((row) => row.goals)) : null
  const costs = world.costs.filter(
    (row) => row.adId === adId && isWithin(row.day, period) && isPlatform(row.platform),
  )
  const told = world.told.find((one) => one.adId === adId)
  const account = world.accounts.find(({ accountId }) => accountId === told?.accountId)
  const isWhole = account?.wholeDays.some((day) => isWithin(day, period)) ?? false
  const isOfChannel = !channel || conversations > 0
  const isKnown = isOfChannel && (costs.length > 0 || isWhole)
  const sumOf = (figure: (row: Cost) => number | null) => {
    const known = costs.map(figure).filter((value) => value !== null)
    return isOfChannel && (known.length > 0 || isWhole) ? sum(known) : null
  }
  const currencies = [...new Set(costs.map((row) => row.currency))].sort()
  const currency = account?.currency ?? told?.currency ?? currencies[0] ?? null
  const hasTwo =
    currencies.length > 1 || (account !== undefined && currencies.some((one) => one !== account.currency))
  const spend = isKnown && !hasTwo ? sum(costs.map((row) => row.spendMicros)) : null
  const impressions = sumOf((row) => row.impressions)
  const clicks = sumOf((row) => row.clicks)
  const started = sumOf((row) => row.conversationsStarted)
  const costPer = (base: number | null) =>
    spend === null || !base || currency === null ? null : money(currency, divide(spend, base))
  const figures = {
    spend: spend === null || currency === null ? null : money(currency, spend),
    impressions,
    clicks,
    linkClicks: sumOf((row) => row.linkClicks),
    conversationsStarted: started,
    conversations,
    goals,
    clickThroughRate: ratio(clicks, impressions),
    costPerClick: costPer(clicks),
    costPerConversation: costPer(conversations),
    goalRate: ratio(goals, conversations),
    costPerGoal: costPer(goals),
    captureRate: platforms.length > 0 ? null : ratio(conversations, started),
  }
  return {
    adId,
    name: told?.name ?? adId,
    figures,
    spend,
    currency,
    isListed: conversations > 0 || (isOfChannel && costs.length > 0),
    isPlaced: !channel || costs.length === 0 || counts.length > 0,
    isWitnessed: account !== undefined || costs.some((row) => row.conversationsStarted !== null),
    unplaced:
      platforms.length > 0
        ? sum(ofChannel.filter((row) => row.platform === '').map((row) => row.conversations))
        : 0,
    costs: isOfChannel ? costs : [],
  }
}

/** The currency of an ad is what the range says of it, also for the period before. */
function totalsOf(
  world: World,
  input: AdsOverviewInput,
  period: Period,
  ads: AdOfModel[],
  inRange: AdOfModel[],
  range: Period = period,
) {
  const { platforms = [] } = input
  // An ad of the channel in the range is one on each of its days.
  const ofChannel = new Set(
    adsOf(world, input, range)
      .filter((ad) => !input.channel || ad.figures.conversations > 0)
      .map(({ adId }) => adId),
  )
  const costs = world.costs.filter(
    (row) =>
      isWithin(row.day, period) &&
      isChosen(world, input, row.adId) &&
      ofChannel.has(row.adId) &&
      (platforms.length === 0 || platforms.includes(row.platform)),
  )
  const isOfChoice = (accountId: string) =>
    [input.adIds, input.adSetIds, input.campaignIds].every((ids) => !ids?.length) ||
    world.told.some((one) => one.accountId === accountId && isChosen(world, input, one.adId))
  const known = world.accounts.filter(
    ({ accountId, wholeDays }) => isOfChoice(accountId) && wholeDays.some((day) => isWithin(day, period)),
  )
  const currencies = [
    ...new Set([...costs.map((row) => row.currency), ...known.map((one) => one.currency)]),
  ].sort()
  const sumOf = (figure: (row: Cost) => number | null) => {
    const told = costs.map(figure).filter((value) => value !== null)
    return told.length > 0 || known.length > 0 ? sum(told) : null
  }
  const of = (currency: string) => costs.filter((row) => row.currency === currency)
  const spendOf = (currency: string) => sum(of(currency).map((row) => row.spendMicros))
  const baseOf = (currency: string, figure: 'conversations' | 'goals') => {
    const ids = inRange.filter((ad) => ad.currency === currency).map(({ adId }) => adId)
    return sum(ads.filter(({ adId }) => ids.includes(adId)).map((ad) => ad.figures[figure] ?? 0))
  }
  const costsPer = (base: (currency: string) => number) =>
    currencies.flatMap((currency) =>
      base(currency) ? money(currency, divide(spendOf(currency), base(currency))) : [],
    )
  const witnessed = new Set(inRange.filter((ad) => ad.isWitnessed).map(({ adId }) => adId))
  const [impressions, clicks] = [sumOf((row) => row.impressions), sumOf((row) => row.clicks)]
  const started = sumOf((row) => row.conversationsStarted)
  const conversations = sum(ads.map((ad) => ad.figures.conversations))
  const goals = world.hasGoal ? sum(ads.map((ad) => ad.figures.goals ?? 0)) : null
  return {
    spend: currencies.map((currency) => money(currency, spendOf(currency))),
    impressions,
    clicks,
    linkClicks: sumOf((row) => row.linkClicks),
    conversationsStarted: started,
    conversations,
    goals,
    clickThroughRate: ratio(clicks, impressions),
    costPerClick: costsPer((currency) => sum(of(currency).map((row) => row.clicks))),
    costPerConversation: costsPer((currency) => baseOf(currency, 'conversations')),
    goalRate: ratio(goals, conversations),
    costPerGoal: world.hasGoal ? costsPer((currency) => baseOf(currency, 'goals')) : [],
    captureRate:
      platforms.length > 0
        ? null
        : ratio(
            sum(ads.filter(({ adId }) => witnessed.has(adId)).map((ad) => ad.figures.conversations)),
            started,
          ),
  }
}

function withoutRatios(totals: ReturnType<typeof totalsOf>) {
  const { spend, impressions, clicks, linkClicks, conversationsStarted, conversations, goals } = totals
  return { spend, impressions, clicks, linkClicks, conversationsStarted, conversations, goals }
}

const ofMoney: AdSort[] = ['spend', 'costPerClick', 'costPerConversation', 'costPerGoal']

function sortAds(
  world: World,
  { previous }: AdsOverviewInput,
  ads: AdOfModel[],
  { sort, descending, beforeOf }: { sort: AdSort; descending: boolean; beforeOf: Map<string, AdOfModel> },
): AdOfModel[] {
  const figureOf = (ad: AdOfModel): number | string | null => {
    const { conversations, clicks, goals } = ad.figures
    const before = beforeOf.get(ad.adId)?.figures.conversations ?? 0
    if (sort === 'name') return ad.name.toLowerCase()
    if (sort === 'change') return previous ? ratio(conversations - before, before) : null
    if (sort === 'spend') return ad.spend
    if (sort === 'costPerClick') return ratio(ad.spend, clicks)
    if (sort === 'costPerConversation') return ratio(ad.spend, conversations)
    if (sort === 'costPerGoal') return ratio(ad.spend, goals)
    return ad.figures[sort]
  }
  const groupOf = (ad: AdOfModel) => {
    if (figureOf(ad) === null) return '~'
    return !ofMoney.includes(sort) || ad.currency === world.ownCurrency ? '' : (ad.currency ?? '')
  }
  return ads.toSorted(
    (a, b) =>
      compare(groupOf(a), groupOf(b)) ||
      compare(figureOf(a) ?? 0, figureOf(b) ?? 0) * (descending ? -1 : 1) ||
      compare(a.adId, b.adId),
  )
}

function compare(a: number | string, b: number | string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function isWithin(day: string, { from, to }: Period): boolean {
  return day >= from && day <= to
}

function sum(values: number[]): number {
  return values.reduce((all, one) => all + one, 0)
}

function ratio(part: number | null, base: number | null): number | null {
  return part === null || !base ? null : part / base
}

function divide(micros: number, base: number): number {
  return Math.floor((2 * micros + base) / (2 * base))
}

function money(currency: string, micros: number): Money {
  return { currency, amount: String(micros / 1e6) }
}

/** The part of an ad that the model knows of. */
export function figuresOf({ adId, previous, ...ad }: AdFigures) {
  const pick = (figures: Omit<AdFigures, 'adId' | 'previous'> | NonNullable<AdFigures['previous']>) => ({
    spend: figures.spend,
    impressions: figures.impressions,
    clicks: figures.clicks,
    linkClicks: figures.linkClicks,
    conversationsStarted: figures.conversationsStarted,
    conversations: figures.conversations,
    goals: figures.goals,
    clickThroughRate: figures.clickThroughRate,
    costPerClick: figures.costPerClick,
    costPerConversation: figures.costPerConversation,
    goalRate: figures.goalRate,
    costPerGoal: figures.costPerGoal,
    captureRate: figures.captureRate,
  })
  return { adId, ...pick(ad), ...(previous && { previous: pick(previous) }) }
}

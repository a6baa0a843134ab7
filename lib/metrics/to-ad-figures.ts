import { toRatio } from './ratio'

/** Conversations of one ad on one platform; the platform is empty where the touch did not tell it. */
export interface AdCount {
  adId: string
  platform: string
  conversations: number
  /** Those of them that reached the goal; 0 as well while there is none. */
  goals: number
  name: string | null
  journey: { id: string; name: string } | null
}

export interface AdFigures {
  adId: string
  /** The headline that a touch told last; null before one did. */
  name: string | null
  campaign: string | null
  adSet: string | null
  spend: { currency: string; amount: string } | null
  impressions: number | null
  clicks: number | null
  conversations: number
  /** Null before a goal is live. */
  goals: number | null
  goalRate: number | null
  /** What the ad follows. */
  journey: { id: string; name: string } | null
  /** Null stands for an unknown platform. */
  platforms: { platform: string | null; conversations: number }[]
  previousConversations?: number
  previousGoals?: number | null
}

interface Counts {
  hasGoal: boolean
  counts: AdCount[]
  previousCounts: AdCount[] | null
}

interface Choice {
  platforms?: string[]
  adIds?: string[]
}

/** Applies the choice of ads and platforms to counts per ad and platform. An ad of the period before alone is left out. */
export function toAdFigures(
  { hasGoal, counts, previousCounts }: Counts,
  { platforms = [], adIds = [] }: Choice,
) {
  const isChosenAd = ({ adId }: AdCount) => adIds.length === 0 || adIds.includes(adId)
  const isPlaced = ({ platform }: AdCount) => platforms.length === 0 || platforms.includes(platform)
  const ofChosenAds = counts.filter(isChosenAd)
  const chosen = ofChosenAds.filter(isPlaced)
  const before = previousCounts?.filter((count) => isChosenAd(count) && isPlaced(count))
  const beforeByAd = before && Map.groupBy(before, ({ adId }) => adId)
  const ads = [...Map.groupBy(chosen, ({ adId }) => adId).values()].map((ofAd) => ({
    ...toFigures(ofAd, hasGoal),
    ...(beforeByAd && toPrevious(beforeByAd.get(ofAd[0]?.adId ?? '') ?? [], hasGoal)),
  }))
  return {
    ...sumUp(chosen, hasGoal),
    ...(before && toPrevious(before, hasGoal)),
    ads: ads.sort((a, b) => b.conversations - a.conversations || compareText(a.adId, b.adId)),
    unplaced: platforms.length === 0 ? 0 : countUnplaced(ofChosenAds),
    choices: toChoices(counts),
  }
}

function toFigures(ofAd: AdCount[], hasGoal: boolean): AdFigures {
  const byPlatform = ofAd.toSorted((a, b) => b.conversations - a.conversations)
  const { conversations, goals } = sumUp(ofAd, hasGoal)
  return {
    adId: ofAd[0]?.adId ?? '',
    name: ofAd[0]?.name ?? null,
    campaign: null,
    adSet: null,
    spend: null,
    impressions: null,
    clicks: null,
    conversations,
    goals,
    goalRate: toRatio(goals, conversations),
    journey: ofAd[0]?.journey ?? null,
    platforms: byPlatform.map(({ platform, conversations }) => ({
      platform: platform || null,
      conversations,
    })),
  }
}

function toPrevious(counts: AdCount[], hasGoal: boolean) {
  const { conversations, goals } = sumUp(counts, hasGoal)
  return { previousConversations: conversations, previousGoals: goals }
}

function toChoices(counts: AdCount[]) {
  const platforms = new Set(counts.flatMap(({ platform }) => platform || []))
  const names = new Map(counts.map(({ adId, name }) => [adId, name]))
  return {
    platforms: [...platforms].sort(compareText),
    ads: [...names].map(([adId, name]) => ({ adId, name })).sort((a, b) => compareText(a.adId, b.adId)),
  }
}

function countUnplaced(counts: AdCount[]): number {
  const unplaced = counts.filter(({ platform }) => platform === '')
  return unplaced.reduce((total, { conversations }) => total + conversations, 0)
}

function sumUp(counts: AdCount[], hasGoal: boolean): { conversations: number; goals: number | null } {
  return {
    conversations: counts.reduce((total, { conversations }) => total + conversations, 0),
    goals: hasGoal ? counts.reduce((total, { goals }) => total + goals, 0) : null,
  }
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

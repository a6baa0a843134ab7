import type { FunnelSide } from '@/components/charts/funnel-look'
import type { Scope } from '@/lib/access/scope'
import { formatDays } from '@/lib/format/format-day'
import { listJourneys } from '@/lib/journeys/list-journeys'
import { getUserJourney, type UserJourney } from '@/lib/metrics/get-user-journey'
import { type AdToFollow, listAdsToFollow } from '@/lib/metrics/list-ads-to-follow'
import type { OverviewState } from '../overview-state'
import { chooseFollowed, type Followed, type FollowedJourney } from './choose-followed'
import { chooseVersus, type Versus } from './choose-versus'
import { nameOfAd } from './name-of-ad'
import type { FunnelOf } from './people-href'

export interface JourneyFunnel {
  side: FunnelSide
  /** What tells it from the other: an ad, or days. */
  name: string
  of: FunnelOf
  answer: UserJourney
}

export interface JourneySection {
  journeys: FollowedJourney[]
  /** The ads of the period, most conversations first. */
  ads: AdToFollow[]
  followed: Followed
  versus: Versus | null
  /** What of the address is not shown, as sentences. */
  problems: string[]
  /** What is followed, then what it is compared with; none where nothing can be followed yet. */
  funnels: JourneyFunnel[]
}

/** All that section three shows, for the page and the file. */
export async function readJourneySection(
  scope: Scope,
  state: OverviewState,
  now: number,
): Promise<JourneySection> {
  const { period, query } = state
  const [journeys, ads] = await Promise.all([
    listJourneys(scope),
    listAdsToFollow(scope, { from: period.from, to: period.to, channel: query.channel ?? undefined }),
  ])
  const { followed, problem } = chooseFollowed(query, { journeys, ads })
  const { versus, problem: versusProblem } = chooseVersus(query.versus, followed, period)
  const questions = listQuestions({ followed, versus, state })
  return {
    journeys,
    ads,
    followed,
    versus,
    problems: [problem, versusProblem].filter((one) => one !== null),
    funnels: await Promise.all(questions.map((question) => readFunnel(scope, question, now))),
  }
}

interface Question {
  side: FunnelSide
  name: string
  of: FunnelOf
}

interface Chosen {
  followed: Followed
  versus: Versus | null
  state: OverviewState
}

function listQuestions({ followed, versus, state }: Chosen): Question[] {
  if (followed.kind === 'unlinked' || followed.kind === 'no-journey') return []
  if (followed.journey.ads.length === 0) return []
  const { slug, period, query } = state
  const days = { from: period.from, to: period.to }
  const ad = followed.kind === 'ad' ? followed.ad : null
  const of = { slug, journeyId: followed.journey.id, adId: ad?.adId ?? null, ...days, channel: query.channel }
  const nameOfDays = ({ from, to }: typeof days) => formatDays(from, to)
  const first = { side: 'first', name: ad ? nameOfAd(ad) : 'All ads', of } as const
  if (!versus) return [first]
  if (versus.kind === 'ad') {
    const second = { name: nameOfAd(versus.ad), of: { ...of, adId: versus.ad.adId } }
    return [first, { side: 'second', ...second }]
  }
  return [
    { ...first, name: nameOfDays(days) },
    { side: 'second', name: nameOfDays(versus.days), of: { ...of, ...versus.days } },
  ]
}

async function readFunnel(scope: Scope, { side, name, of }: Question, now: number): Promise<JourneyFunnel> {
  const answer = await getUserJourney(scope, {
    journeyId: of.journeyId,
    adIds: of.adId === null ? undefined : [of.adId],
    from: of.from,
    to: of.to,
    channel: of.channel ?? undefined,
    now,
  })
  if (!answer) throw new Error('The journey was deleted while it was read.')
  return { side, name, of, answer }
}

import type { Channel } from '@/lib/channels/inbound-event'
import { type Ad, type FreeReferral, isRunning } from './ads'
import type { Language } from './brands/brand'
import { type Random, seededRandom } from './random'
import { type Plan, startsOn } from './rhythm'

export interface Person {
  id: string
  channel: Channel
  name: string
  phone: string | null
  language: Language
}

/** What made a person write: an ad, something free, or nothing that anybody can see. */
export type Origin = { ad: Ad } | { free: FreeReferral } | null

const returningShare = 0.14
const firstDayOfReturns = 3
const mostNewcomersADay = 400

/** How many of a day's conversations are begun by persons who write for the first time. */
export function newcomersOn(plan: Plan, day: number): number {
  const starts = startsOn(plan, day)
  return day < firstDayOfReturns ? starts : Math.round(starts * (1 - returningShare))
}

/** The n-th newcomer of a day and why they came. */
export function newcomer(plan: Plan, day: number, index: number): { person: Person; origin: Origin } {
  const { person, origin } = stranger(plan, day, `${day}-${index}`)
  return { person: { ...person, phone: person.channel === 'whatsapp' ? phoneOf(day, index) : null }, origin }
}

/** Someone new whom no calendar foresaw. */
export function stranger(plan: Plan, day: number, key: string): { person: Person; origin: Origin } {
  const { brand } = plan
  const random = seededRandom(`${plan.seed}/${brand.slug}/person/${key}`)
  const origin = originOn(plan, day, random)
  const person = {
    id: `${brand.prefix}-${key}-${random.integer(100_000, 999_999)}`,
    channel: channelOf(origin) ?? random.weighted(brand.channels, ({ weight }) => weight).channel,
    name: random.pick(brand.names),
    phone: null,
    language: random.weighted(brand.languages, ({ weight }) => weight).language,
  }
  return { person, origin }
}

/** Someone who wrote some days ago, rather lately than long ago; null while there is nobody. */
export function earlierPerson(plan: Plan, day: number, random: Random): Person | null {
  const daysAgo = 2 + Math.floor(random.next() ** 2 * Math.min(day - 2, 45))
  const then = day - daysAgo
  const count = then < 0 ? 0 : newcomersOn(plan, then)
  return count === 0 ? null : newcomer(plan, then, random.integer(0, count - 1)).person
}

/** Why a person who is known already writes on this day. */
export function returningOrigin(plan: Plan, day: number, person: Person, random: Random): Origin {
  const ads = plan.brand.ads.filter((ad) => isRunning(ad, day) && ad.channel === person.channel)
  return ads.length > 0 && random.chance(0.25) ? { ad: random.pick(ads) } : null
}

function originOn(plan: Plan, day: number, random: Random): Origin {
  const { brand } = plan
  const origins: { origin: Origin; share: number }[] = [
    { origin: null, share: brand.unprompted },
    ...brand.freeReferrals.map((free) => ({ origin: { free }, share: free.share })),
    ...brand.ads.filter((ad) => isRunning(ad, day)).map((ad) => ({ origin: { ad }, share: ad.share })),
  ]
  return random.weighted(origins, ({ share }) => share).origin
}

function channelOf(origin: Origin): Channel | null {
  if (!origin) return null
  return 'ad' in origin ? origin.ad.channel : origin.free.channel
}

/**
 * 555-0100 to 555-0199 of every North American area code are kept for fiction; India keeps no such range.
 * One number a person, as long as a day has fewer newcomers than assumed.
 */
function phoneOf(day: number, index: number): string | null {
  const number = day * mostNewcomersADay + index
  const area = 201 + Math.floor(number / 100)
  return index < mostNewcomersADay && area <= 989
    ? `+1${area}55501${String(number % 100).padStart(2, '0')}`
    : null
}

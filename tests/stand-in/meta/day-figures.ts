import { Temporal } from 'temporal-polyfill'
import type { Delivery, Figures, MetaAccount, MetaAd } from './meta-world'
import { dayKey, localNow, type StandInState } from './stand-in-state'

/** A day of an account, counted from 1970 so that ranges are cheap. */
export interface AccountDay {
  iso: string
  number: number
  factor: number
}

/** An ad as it is read thousands of times: texts written, days counted, chance seeded. */
export interface PreparedAd {
  ad: MetaAd
  seed: number
  runs: { first: number; last: number }[]
  deliveries: Delivery[]
  exact: Map<string, Figures | null> | undefined
}

const weekdays = [0.92, 0.9, 0.95, 0.98, 1.05, 1.14, 1.06]
const withoutCents = ['CLP', 'COP', 'CRC', 'HUF', 'IDR', 'ISK', 'JPY', 'KRW', 'PYG', 'TWD', 'VND']
const nothing: Delivery = { platform: '', conversationsADay: 0, costPerConversation: 0 }

export function prepareAd(state: StandInState, ad: MetaAd): PreparedAd {
  const exact = state.exactDays.get(ad.id)
  const known = new Set(ad.deliveries.map(({ platform }) => platform))
  const others = [...(exact?.keys() ?? [])].map((key) => key.slice(key.indexOf('|') + 1))
  const added = [...new Set(others)].filter((platform) => !known.has(platform))
  return {
    ad,
    exact,
    seed: hashOf(ad.id),
    runs: ad.runs.map(({ first, last }) => ({
      first: numberOf(first),
      last: last ? numberOf(last) : Infinity,
    })),
    deliveries: [...ad.deliveries, ...added.map((platform) => ({ ...nothing, platform }))],
  }
}

/** The days of a range, without those that are still to come in the account's zone. */
export function daysBetween(
  state: StandInState,
  account: MetaAccount,
  { since, until }: { since: string; until: string },
): AccountDay[] {
  const now = localNow(state, account)
  const today = numberOf(now.toPlainDate().toString())
  const days: AccountDay[] = []
  for (let number = numberOf(since); number <= Math.min(numberOf(until), today); number += 1) {
    const iso = isoOf(number)
    const revised = state.factors.get(dayKey(iso, account.id)) ?? 1
    days.push({
      iso,
      number,
      factor: revised * (state.world.quirks.settles ? unsettled(today - number, now) : 1),
    })
  }
  return days
}

/** What an ad brought on a day and a platform; null where it was not shown. */
export function figuresOf(
  { ad: _, seed, runs, exact }: PreparedAd,
  delivery: Delivery,
  place: number,
  { day, currency }: { day: AccountDay; currency: string },
): Figures | null {
  const given = exact?.get(dayKey(day.iso, delivery.platform))
  if (given !== undefined) return given
  if (
    delivery.conversationsADay === 0 ||
    !runs.some((run) => day.number >= run.first && day.number <= run.last)
  ) {
    return null
  }
  return generate(delivery, mix(seed, day.number * 8 + place), day, currency)
}

function generate(
  delivery: Delivery,
  seed: number,
  { number, factor }: AccountDay,
  currency: string,
): Figures | null {
  const luck = (draw: number) => (mix(seed, draw) >>> 8) / 16_777_216
  const usual = delivery.conversationsADay * (weekdays[(number + 3) % 7] ?? 1) * factor
  const conversationsStarted = Math.floor(usual * (0.8 + 0.4 * luck(1)) + luck(2))
  const linkClicks = Math.round(conversationsStarted * (1.7 + 0.6 * luck(3)) + usual * 0.3)
  const clicks = Math.round(linkClicks * (1.4 + 0.3 * luck(4)))
  const impressions = Math.round(clicks * (55 + 40 * luck(5)) + usual * 20)
  if (impressions === 0) return null
  const spend = usual * delivery.costPerConversation * (0.85 + 0.3 * luck(6))
  return { spend: money(spend, currency), impressions, clicks, linkClicks, conversationsStarted }
}

/** As Meta writes it: no zeros at the end, no cents where the currency has none. */
export function money(amount: number, currency: string): string {
  return withoutCents.includes(currency) ? String(Math.round(amount)) : String(Math.round(amount * 100) / 100)
}

/** Meta counts a little too much at first, and today has only its hours so far. */
function unsettled(age: number, now: Temporal.PlainDateTime): number {
  if (age === 0) return (now.hour * 60 + now.minute + 1) / 1440
  return age < 4 ? 1 + 0.012 * (4 - age) : 1
}

export function numberOf(iso: string): number {
  return Math.floor(Date.parse(`${iso}T00:00:00Z`) / 86_400_000)
}

const isoTexts = new Map<number, string>()

function isoOf(number: number): string {
  const known = isoTexts.get(number)
  if (known) return known
  const iso = Temporal.PlainDate.from('1970-01-01').add({ days: number }).toString()
  isoTexts.set(number, iso)
  return iso
}

function hashOf(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  return value >>> 0
}

function mix(seed: number, draw: number): number {
  let value = Math.imul(seed ^ Math.imul(draw + 1, 0x9e3779b1), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

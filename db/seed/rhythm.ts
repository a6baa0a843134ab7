import { Temporal } from 'temporal-polyfill'
import type { Brand } from './brands/brand'
import { type Random, seededRandom } from './random'

/** Everything that decides a brand's past; the same plan tells the same events. */
export interface Plan {
  brand: Brand
  /** ISO day in the brand's zone; day 0 of the calendar of ads and campaigns. */
  firstDay: string
  seed: string
  /** 1 is the whole brand; tests take a part. */
  scale: number
}

const growthADay = 0.004
const mostGrowth = 1.6

/** The plan of a past that began `days` days before the day of an instant. */
export function planEndingAt(brand: Brand, instant: number, { days, scale = 1 }: PastOptions): Plan {
  const today = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(brand.timeZone)
  const firstDay = today.toPlainDate().subtract({ days }).toString()
  return { brand, firstDay, seed: 'click-to-haptik', scale }
}

interface PastOptions {
  days: number
  scale?: number
}

/** How many conversations begin on a day, campaigns aside. */
export function startsOn(plan: Plan, day: number): number {
  const { brand, scale } = plan
  const weekday = brand.weekdays[dateOf(plan, day).dayOfWeek - 1] ?? 1
  const growth = Math.min(1 + growthADay * day, mostGrowth)
  const luck = seededRandom(`${plan.seed}/${brand.slug}/starts/${day}`).between(0.9, 1.1)
  return Math.round(brand.startsADay * weekday * growth * luck * scale)
}

/** An instant of a day, in milliseconds, as likely as the brand's hours say. */
export function instantOn(plan: Plan, day: number, random: Random): number {
  const { hours } = plan.brand
  const hour = random.weighted([...hours.keys()], (candidate) => hours[candidate] ?? 0)
  return atHour(plan, day, hour) + Math.floor(random.between(0, 3_600_000))
}

export function atHour(plan: Plan, day: number, hour: number): number {
  const local = dateOf(plan, day).toPlainDateTime({ hour })
  return local.toZonedDateTime(plan.brand.timeZone).epochMilliseconds
}

/** Number of the day of an instant; negative before the first day. */
export function dayOf(plan: Plan, instant: number): number {
  const date = Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(plan.brand.timeZone)
    .toPlainDate()
  return Temporal.PlainDate.from(plan.firstDay).until(date, { largestUnit: 'day' }).days
}

function dateOf(plan: Plan, day: number): Temporal.PlainDate {
  return Temporal.PlainDate.from(plan.firstDay).add({ days: day })
}

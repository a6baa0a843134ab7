import { listDays } from '@/lib/period/day'
import type { AdDay, UnreadableDay } from '../graph/ad-day'
import type { DayRange, InsightsPage } from '../graph/list-insights'
import type { Pause } from '../graph/throttle'

/** All that Meta said of a range of days. Before it is all there no day of it is whole. */
export interface RangeAnswer {
  since: string
  until: string
  /** ISO instant before the first question. */
  askedAt: string
  rows: AdDay[]
  unreadable: UnreadableDay[]
  /** Meta wants no further question before then. */
  pause: Pause | null
}

/** Collects pages. A row that comes again, as pages shift while they are read, takes the place of the first. */
export class RangeRows {
  private readonly rows = new Map<string, AdDay>()
  private readonly unreadable: UnreadableDay[] = []

  add({ days, unreadable }: InsightsPage): void {
    for (const row of days) this.rows.set(`${row.day} ${row.adId} ${row.platform}`, row)
    this.unreadable.push(...unreadable)
  }

  get size(): number {
    return this.rows.size
  }

  /** A row of a day that nobody asked for is one that could not be read: whose is it? */
  within({ since, until }: DayRange): Pick<RangeAnswer, 'rows' | 'unreadable'> {
    const days = new Set(listDays(since, until))
    const rows = [...this.rows.values()]
    const strays = rows.filter(({ day }) => !days.has(day))
    const unreadable = strays.map(({ adId }) => ({ adId, day: null, reason: 'date_start is out of range' }))
    return {
      rows: strays.length === 0 ? rows : rows.filter(({ day }) => days.has(day)),
      unreadable: [...this.unreadable, ...unreadable],
    }
  }
}

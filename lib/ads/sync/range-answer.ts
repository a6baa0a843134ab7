import type { AdDay, UnreadableDay } from '../graph/ad-day'
import type { InsightsPage } from '../graph/list-insights'
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
  readonly unreadable: UnreadableDay[] = []

  add({ days, unreadable }: InsightsPage): void {
    for (const row of days) this.rows.set(`${row.day} ${row.adId} ${row.platform}`, row)
    this.unreadable.push(...unreadable)
  }

  get size(): number {
    return this.rows.size
  }

  list(): AdDay[] {
    return [...this.rows.values()]
  }
}

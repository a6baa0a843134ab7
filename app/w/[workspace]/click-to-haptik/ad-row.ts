import type { AdFigures } from '@/lib/metrics/ads-overview'

/** An ad as the table draws it. */
export type AdRow = Omit<AdFigures, 'previous' | 'platforms' | 'journey'> & {
  platforms: string
  share: number | null
  /** Of conversations, against the period before. */
  change: number | null
  /** Whether it brought nothing in the period before. */
  isNew: boolean
  /** How long the bar in the column is that the rows are sorted by. */
  bar: number | null
  /** The ad's own page. */
  adHref: string
  /** Its conversations, and those that reached the goal. */
  href: string
  goalsHref: string
  /** What the ad follows, and where its people are shown. */
  journey: { name: string; href: string } | null
  /** Where it is linked with a journey; null for those who may not. */
  linkHref: string | null
}

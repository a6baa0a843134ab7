import { parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import type { Scope } from '@/lib/access/scope'
import { channels } from '@/lib/channels/inbound-event'
import type { SearchParams } from '@/lib/period/parse-period'
import { previousPeriod } from '@/lib/period/previous-period'
import { adChoiceParsers } from '../filters/ad-choice-parsers'
import { pageStateReader } from '../filters/page-state-reader'
import type { Days } from '../filters/step-period'
import { workspaceHome } from '../frame/navigation'
import { adSortings, hideableColumns } from './ad-columns'
import { goalViews } from './goal/goal-view'

const readPage = pageStateReader({
  parsers: {
    channel: parseAsStringLiteral(channels),
    platform: parseAsArrayOf(parseAsString),
    ...adChoiceParsers,
    sort: parseAsStringLiteral(adSortings),
    /** The columns that are shown of those that can be hidden. */
    columns: parseAsArrayOf(parseAsStringLiteral(hideableColumns)),
    /** Where the page of ads begins. */
    page: parseAsString,
    /** `day` shows what the ads brought by day, not by ad. */
    by: parseAsStringLiteral(['day'] as const),
    /** Whose way User Journey shows: an ad's id, or `journey:` and the id of one whose ads are taken together. */
    follow: parseAsString,
    /** What it is compared with: another ad's id, or `before` for the period before. */
    versus: parseAsString,
    /** Which dialog of the goal is open. */
    goal: parseAsStringLiteral(goalViews),
  },
  unknown: { channel: 'There is no such channel; all are shown.' },
  // A link of the page leads to the page, not to the dialog that was open when it was drawn.
  keep: (query) => ({ ...query, goal: null }),
})

/** What can change while the list of ads stays at its page. */
const keepsPage = new Set<string>(['page', 'columns', 'follow', 'versus', 'goal'])

/** A list of ads that becomes another by a change begins at its beginning. */
export interface OverviewState extends ReturnType<typeof readPage> {
  /** The days to compare with; null where that is switched off. */
  previous: Days | null
  /** Of the workspace: its days are those of the period. */
  timeZone: string
}

export function readOverviewState(
  scope: Pick<Scope, 'slug' | 'timeZone'>,
  params: SearchParams,
  now: number,
): OverviewState {
  const page = readPage(scope, { path: workspaceHome(scope.slug), params, now })
  const { period, address } = page
  return {
    ...page,
    previous: period.compare ? previousPeriod(period) : null,
    timeZone: scope.timeZone,
    address: (changes) => {
      const isSameList = Object.keys(changes).every((part) => keepsPage.has(part))
      return address(isSameList ? changes : { page: null, ...changes })
    },
  }
}

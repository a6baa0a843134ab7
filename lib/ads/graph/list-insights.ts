import { type AdDay, readAdDay, type UnreadableDay } from './ad-day'
import { type GraphPage, graphPages, type PagesQuestion } from './graph-pages'
import type { MetaToken } from './meta-token'
import type { Throttle } from './throttle'

/** Days of the account's zone, both included. */
export interface DayRange {
  since: string
  until: string
}

export interface InsightsPage {
  days: AdDay[]
  unreadable: UnreadableDay[]
  throttle: Throttle
}

/** What is asked of insights, at once or as a report. */
export function insightsParams({ since, until }: DayRange) {
  return {
    level: 'ad',
    time_increment: 1,
    time_range: { since, until },
    breakdowns: 'publisher_platform',
    fields: 'account_currency,ad_id,spend,impressions,clicks,inline_link_clicks,actions',
    action_attribution_windows: ['7d_click', '1d_view'],
  }
}

/** What an account's ads cost and brought, by day and platform, page by page. No row means no delivery. */
export async function* listInsights(
  login: MetaToken,
  accountId: string,
  range: DayRange,
  question: Omit<PagesQuestion, 'params' | 'accountId'> = {},
): AsyncGenerator<InsightsPage> {
  const pages = graphPages(login, `act_${accountId}/insights`, { ...question, params: insightsParams(range) })
  for await (const page of pages) yield readPage(page)
}

/** The pages of a report that is done. */
export async function* listReport(
  login: MetaToken,
  reportId: string,
  question: Omit<PagesQuestion, 'params'> = {},
): AsyncGenerator<InsightsPage> {
  for await (const page of graphPages(login, `${reportId}/insights`, question)) yield readPage(page)
}

function readPage({ rows, throttle }: GraphPage): InsightsPage {
  const page: InsightsPage = { days: [], unreadable: [], throttle }
  for (const row of rows) {
    const read = readAdDay(row)
    if ('reason' in read) page.unreadable.push(read)
    else page.days.push(read)
  }
  return page
}

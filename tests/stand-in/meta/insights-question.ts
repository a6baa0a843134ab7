import { Temporal } from 'temporal-polyfill'
import { type AccountDay, daysBetween } from './day-figures'
import type { MetaAccount } from './meta-world'
import { refusalOf, refuse } from './refusal'
import { localNow, type StandInState } from './stand-in-state'

/** What is asked of an account's insights, checked as Meta checks it. */
export interface InsightsQuestion {
  account: MetaAccount
  /** A row's days: one each for `time_increment=1`. */
  periods: AccountDay[][]
  byPlatform: boolean
  fields: string[]
  windows: string[]
  /** Null for all. */
  adIds: Set<string> | null
}

const knownFields = [
  'account_id',
  'account_name',
  'account_currency',
  'campaign_id',
  'campaign_name',
  'adset_id',
  'adset_name',
  'ad_id',
  'ad_name',
  'spend',
  'impressions',
  'clicks',
  'inline_link_clicks',
  'actions',
]
const usualFields = ['ad_id', 'impressions', 'spend']
const knownBreakdowns = ['publisher_platform']
const knownWindows = ['default', '1d_click', '7d_click', '28d_click', '1d_view', '1d_ev']
const removedParams = ['pretty', 'debug', 'date_format']
const monthsOfHistory = 37

export function readInsightsQuestion(
  state: StandInState,
  account: MetaAccount,
  params: URLSearchParams,
): InsightsQuestion {
  const removed = removedParams.find((name) => params.has(name))
  if (removed) throw refuse(100, `(#100) The parameter ${removed} is no longer supported.`)
  if (params.get('level') !== 'ad') throw refuse(100, '(#100) The stand-in knows insights of level=ad only.')
  const breakdowns = listOf(params, 'breakdowns')
  if (!breakdowns.every((name) => knownBreakdowns.includes(name))) {
    throw refusalOf('graph-error-100-invalid-parameter')
  }
  const days = daysBetween(state, account, rangeOf(state, account, params))
  return {
    account,
    periods: periodsOf(days, params.get('time_increment') ?? 'all_days'),
    byPlatform: breakdowns.length > 0,
    fields: fieldsOf(params),
    windows: windowsOf(params),
    adIds: adIdsOf(params),
  }
}

function fieldsOf(params: URLSearchParams): string[] {
  const asked = listOf(params, 'fields')
  const unknown = asked.find((name) => !knownFields.includes(name))
  if (unknown) throw refuse(100, `(#100) ${unknown} is not valid for fields param.`)
  return asked.length > 0 ? asked : usualFields
}

function windowsOf(params: URLSearchParams): string[] {
  const asked = listOf(params, 'action_attribution_windows')
  if (!asked.every((name) => knownWindows.includes(name))) {
    throw refuse(100, '(#100) action_attribution_windows must be one of the listed values')
  }
  return asked.flatMap((name) => (name === 'default' ? ['7d_click', '1d_view'] : [name]))
}

function rangeOf(state: StandInState, account: MetaAccount, params: URLSearchParams) {
  const today = localNow(state, account).toPlainDate()
  const given = params.get('time_range')
  if (!given) return { since: today.subtract({ days: 30 }).toString(), until: today.toString() }
  const range = parseRange(given)
  if (!range || range.since > range.until) throw refuse(100, '(#100) time_range is not a range of days')
  const oldest = today.subtract({ months: monthsOfHistory }).toString()
  if (range.since < oldest) throw refusalOf('graph-error-3018-range-too-old')
  return range
}

function parseRange(text: string): { since: string; until: string } | null {
  try {
    const { since, until } = JSON.parse(text)
    return {
      since: Temporal.PlainDate.from(since).toString(),
      until: Temporal.PlainDate.from(until).toString(),
    }
  } catch {
    return null
  }
}

function periodsOf(days: AccountDay[], increment: string): AccountDay[][] {
  if (increment === 'all_days') return days.length > 0 ? [days] : []
  if (increment === 'monthly') return [...Map.groupBy(days, ({ iso }) => iso.slice(0, 7)).values()]
  const length = Number(increment)
  if (!Number.isInteger(length) || length < 1 || length > 90) {
    throw refuse(100, '(#100) time_increment must be 1 to 90, monthly or all_days')
  }
  return Array.from({ length: Math.ceil(days.length / length) }, (_, index) =>
    days.slice(index * length, (index + 1) * length),
  )
}

function adIdsOf(params: URLSearchParams): Set<string> | null {
  const filtering = JSON.parse(params.get('filtering') ?? '[]') as { field: string; value: string[] }[]
  const other = filtering.find(({ field }) => field !== 'ad.id')
  if (other) throw refuse(100, `(#100) The stand-in does not filter by ${other.field}.`)
  return filtering[0] ? new Set(filtering[0].value) : null
}

/** Lists come as `a,b` or as JSON. */
function listOf(params: URLSearchParams, name: string): string[] {
  const text = params.get(name) ?? ''
  const items = text.startsWith('[') ? (JSON.parse(text) as string[]) : text.split(',')
  return items.map((item) => item.trim()).filter(Boolean)
}

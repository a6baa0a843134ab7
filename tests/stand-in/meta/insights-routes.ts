import type { Answer } from './answer'
import { readInsightsQuestion } from './insights-question'
import { firstRow, mostRows, type RowPosition, type RowSource, rowSource, rowsFrom } from './insights-rows'
import type { MetaAccount } from './meta-world'
import { cursorOf, type PageQuestion, pagingOf, rowsOfPage } from './paging'
import { refusalOf } from './refusal'
import { localNow, nowOf, type Report, type StandInState } from './stand-in-state'

/** Insights at once, unless there are too many rows for that. */
export function answerInsights(state: StandInState, account: MetaAccount, question: PageQuestion): Answer {
  const source = sourceOf(state, account, question.params)
  if (mostRows(source) > state.world.quirks.mostRowsAtOnce) {
    throw refusalOf('graph-error-100-1487534-too-much-data')
  }
  return answerPage(source, question)
}

export function startReport(state: StandInState, account: MetaAccount, params: URLSearchParams): Answer {
  readInsightsQuestion(state, account, params)
  const id = `63512${String(state.reports.size + 1).padStart(11, '0')}`
  state.reports.set(id, { accountId: account.id, params, polls: 0, startedAt: nowOf(state) })
  return { json: { report_run_id: id } }
}

/** Each look brings a report further; it says 100 percent while it still runs. */
export function answerReport(state: StandInState, account: MetaAccount, id: string, report: Report): Answer {
  report.polls += 1
  const { polls, end } = state.world.quirks.reports
  const isOver = report.polls > polls
  const begun = { status: 'Job Not Started', percent: 0 }
  const running = { status: 'Job Running', percent: 100 }
  const { status, percent } = isOver
    ? { status: end, percent: end === 'Job Completed' ? 100 : 0 }
    : report.polls === 1
      ? begun
      : running
  const today = localNow(state, account).toPlainDate().toString()
  const range = JSON.parse(report.params.get('time_range') ?? `{"since":"${today}","until":"${today}"}`)
  return {
    json: {
      id,
      account_id: account.id,
      time_ref: Math.floor(report.startedAt / 1000),
      async_status: status,
      async_percent_completion: percent,
      date_start: range.since,
      date_stop: range.until,
      ...(status === 'Job Completed' ? { time_completed: Math.floor(nowOf(state) / 1000) } : {}),
      ...(status === 'Job Failed' ? { error_code: 2, error_subcode: 2490547, error_message: 'Failed.' } : {}),
    },
  }
}

export function answerReportInsights(
  state: StandInState,
  account: MetaAccount,
  report: Report,
  question: PageQuestion,
): Answer {
  return answerPage(sourceOf(state, account, report.params), question)
}

/** Preparing thousands of ads for each of their pages would be most of the work. */
const prepared = new WeakMap<StandInState, { key: string; source: RowSource }>()

export function forgetPrepared(state: StandInState): void {
  prepared.delete(state)
}

function sourceOf(state: StandInState, account: MetaAccount, params: URLSearchParams): RowSource {
  const asked = [...params].filter(([name]) => !['after', 'appsecret_proof'].includes(name))
  const minute = Math.floor(nowOf(state) / 60_000)
  const key = JSON.stringify([account.id, minute, asked])
  const known = prepared.get(state)
  if (known?.key === key) return known.source
  const source = rowSource(state, readInsightsQuestion(state, account, params))
  prepared.set(state, { key, source })
  return source
}

function answerPage(source: RowSource, question: PageQuestion): Answer {
  if (source.ads.length === 0 || source.question.periods.length === 0) return { json: { data: [] } }
  const cursor = cursorOf<RowPosition>(question, firstRow)
  const { rows, next } = rowsFrom(source, cursor.at, rowsOfPage(question, cursor))
  if (rows.length === 0 && next === null) return { json: { data: [] } }
  return { text: `{"data":[${rows.join(',')}],"paging":${JSON.stringify(pagingOf(question, cursor, next))}}` }
}

import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { AdChoice, CostColumn } from './ad-sums'
import { type DayRange, planSpans, type Spans, toWeekRanges } from './plan-spans'

type Sql = WorkspaceTransaction['sql']
type Fragment = ReturnType<Sql>

/** A part of a period in the table that sums it up; negative where a week has too many days. */
interface Piece {
  table: Fragment
  isIn: Fragment
  sign: Fragment
  isOfWeeks: boolean
}

/** Rows that add up to what the chosen ads brought in both periods. */
export function countSpans(sql: Sql, scope: Scope, choice: AdChoice): Fragment {
  const { from, to, previous, goalVersion } = choice
  const periods = previous ? [{ from, to }, previous] : [{ from, to }]
  const branches = periods.flatMap((period, index): Fragment[] => {
    const spans = planSpans(period, () => true)
    const isBefore: Fragment = index > 0 ? sql`true` : sql`false`
    const counted = listPieces(sql, { weeks: 'ad_week_counters', days: 'ad_counters' }, [spans])
    const reached = listPieces(sql, { weeks: 'goal_ad_week_counters', days: 'goal_ad_counters' }, [spans])
    const isAsked: Fragment = sql`workspace_id = ${scope.workspaceId}::uuid ${isChosen(sql, choice)}`
    return [
      ...counted.map(
        ({ table, isIn, sign }): Fragment => sql`
          select ad_id, ${isBefore} as is_before, channel, platform,
            ${sign} conversations as conversations, 0 as goals
          from ${table} where ${isAsked} and ${isIn}`,
      ),
      ...(goalVersion === null ? [] : reached).map(
        ({ table, isIn, sign }): Fragment => sql`
          select ad_id, ${isBefore} as is_before, channel, platform, 0 as conversations, ${sign} goals as goals
          from ${table} where ${isAsked} and ${isIn} and version = ${goalVersion}::int`,
      ),
    ]
  })
  return unionOf(sql, branches)
}

/** Rows that add up to what the chosen ads cost in the period, with these columns. */
export function costSpans(
  sql: Sql,
  scope: Scope,
  choice: AdChoice,
  columns: readonly CostColumn[],
): Fragment {
  const { from, to, platforms, summedWeeks } = choice
  const plans = [...summedWeeks].map(([accountId, weeks]) => ({
    ...planSpans({ from, to }, (week) => weeks.has(week)),
    accountId,
  }))
  const pieces = listPieces(sql, { weeks: 'ad_weeks', days: 'ad_days' }, plans)
  const branches = pieces.map(
    ({ table, isIn, sign, isOfWeeks }): Fragment => sql`
      select ad_id, account_id, currency, ${sign} ${isOfWeeks ? sql`days` : sql`1`} as days
        ${ofEach(sql, columns, (column) => sql`, ${sign} ${sql(column)} as ${sql(column)}`)}
      from ${table}
      where workspace_id = ${scope.workspaceId}::uuid ${isChosen(sql, choice)} and ${isIn}
        ${platforms.length > 0 ? sql`and platform = any(${platforms}::text[])` : sql``}`,
  )
  return unionOf(sql, branches)
}

/** A piece of SQL for each column, one after the other. */
export function ofEach(
  sql: Sql,
  columns: readonly CostColumn[],
  toFragment: (column: CostColumn) => Fragment,
): Fragment {
  return columns.reduce<Fragment>((all, column) => sql`${all} ${toFragment(column)}`, sql``)
}

/** The pieces of periods; each period is of one account where it names one. */
function listPieces(
  sql: Sql,
  tables: { weeks: string; days: string },
  plans: (Spans & { accountId?: string })[],
): Piece[] {
  const isIn = (column: 'day' | 'week', rangesOf: (plan: Spans) => DayRange[]) =>
    plans.flatMap((plan): Fragment[] => {
      const ranges = rangesOf(plan).map(
        ({ from, to }): Fragment => sql`${sql(column)} between ${from}::date and ${to}::date`,
      )
      if (ranges.length === 0) return []
      return [plan.accountId === undefined ? anyOf(sql, ranges) : ofAccount(sql, plan.accountId, ranges)]
    })
  const piece = (table: string, parts: Fragment[], rest: Pick<Piece, 'sign' | 'isOfWeeks'>): Piece[] =>
    parts.length === 0 ? [] : [{ table: sql`${sql(table)}`, isIn: anyOf(sql, parts), ...rest }]
  const ofWeeks = isIn('week', ({ weeks }) => toWeekRanges(weeks))
  return [
    ...piece(tables.weeks, ofWeeks, { sign: sql``, isOfWeeks: true }),
    ...piece(
      tables.days,
      isIn('day', ({ plus }) => plus),
      { sign: sql``, isOfWeeks: false },
    ),
    ...piece(
      tables.days,
      isIn('day', ({ minus }) => minus),
      { sign: sql`-`, isOfWeeks: false },
    ),
  ]
}

function ofAccount(sql: Sql, accountId: string, ranges: Fragment[]): Fragment {
  return sql`(account_id = ${accountId} and ${anyOf(sql, ranges)})`
}

function isChosen(sql: Sql, { adIds }: AdChoice): Fragment {
  return adIds ? sql`and ad_id = any(${adIds}::text[])` : sql``
}

function anyOf(sql: Sql, conditions: Fragment[]): Fragment {
  const [first = sql`false`, ...others] = conditions
  return sql`(${others.reduce((all, one): Fragment => sql`${all} or ${one}`, first)})`
}

function unionOf(sql: Sql, branches: Fragment[]): Fragment {
  const [first, ...others] = branches
  if (!first) throw new RangeError('A period has at least one piece.')
  return others.reduce((all, one): Fragment => sql`${all} union all ${one}`, first)
}

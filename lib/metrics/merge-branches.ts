import type { Statement, WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { Bounds } from '@/lib/period/day-bounds'
import { type Branch, toCondition } from './message-branches'
import type { MessageCursor } from './message-cursor'
import type { MessageQuestion } from './message-question'

type Sql = WorkspaceTransaction['sql']

export interface MergedRange {
  bounds: Bounds
  /** Where to go on; null to begin at the end that comes first. */
  cursor: MessageCursor | null
  /** In which order of their time; in any where only their number is asked. */
  order: 'ascending' | 'descending' | 'any'
  /** Null for all that there are. */
  limit: number | null
}

/** Rows of `events`: the ends of the branches, merged to one list. Not async, as a fragment that is awaited is sent. */
export function mergeBranches(
  sql: Sql,
  scope: Scope,
  question: MessageQuestion,
  range: MergedRange,
  branches: Branch[],
): Statement {
  const found = branches.map((branch) => readBranch(sql, scope, question, range, branch))
  const merged = found.reduce((all, one) => sql`${all} union all ${one}`)
  return sql`select * from (${merged}) ends ${orderBy(sql, range)} ${limitOf(sql, range)}`
}

/** Also of a table that is called `e`. */
export function orderBy(sql: Sql, { order }: Pick<MergedRange, 'order'>, table = sql``): Statement {
  if (order === 'any') return sql``
  return order === 'ascending'
    ? sql`order by ${table}at, ${table}connection_id, ${table}event_id`
    : sql`order by ${table}at desc, ${table}connection_id desc, ${table}event_id desc`
}

function readBranch(
  sql: Sql,
  scope: Scope,
  question: MessageQuestion,
  range: MergedRange,
  { values, match }: Branch,
): Statement {
  const { bounds, cursor } = range
  return sql`
    select e.* from ${values} cross join lateral (
      select * from events
      where workspace_id = ${scope.workspaceId}::uuid and type = 'message' and ${match}
        and at >= ${bounds.start}::timestamptz and at < ${bounds.end}::timestamptz
        ${cursor ? beyond(sql, cursor, range) : sql``}
        and ${toCondition(sql, question)}
      ${orderBy(sql, range)} ${limitOf(sql, range)}
    ) e`
}

function beyond(sql: Sql, { at, connectionId, eventId }: MessageCursor, { order }: MergedRange): Statement {
  const further = order === 'ascending' ? sql`>` : sql`<`
  return sql`
    and at ${further}= ${at}::timestamptz
    and (at, connection_id, event_id) ${further} (${at}::timestamptz, ${connectionId}::uuid, ${eventId})`
}

function limitOf(sql: Sql, { limit }: MergedRange): Statement {
  return limit === null ? sql`` : sql`limit ${limit}`
}

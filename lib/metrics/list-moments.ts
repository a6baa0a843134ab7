import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { fromMoment, toMoment } from '@/lib/words/moment'

type Sql = WorkspaceTransaction['sql']

export interface MomentsQuestion {
  /** Not empty: a message must have all of them. Of `wordKey`. */
  keys: string[]
  /** Milliseconds, both included. */
  from: number
  to: number
  isAscending: boolean
  limit: number
  /** How many hours to look at first; one unless given. */
  hours?: number
}

export interface Moments {
  /** Milliseconds, in the order asked for. */
  moments: number[]
  /** Where to go on: the first that was not looked at; null at the end. */
  rest: number | null
  /** How many hours were looked at last, as many as are worth it from there on. */
  hours: number
}

const growth = 4

/**
 * When messages were written that may have all of these words: the index says so, or has not read them yet. It
 * looks at some hours first, and at more and more of them where it finds little.
 */
export async function listMoments(sql: Sql, scope: Scope, question: MomentsQuestion): Promise<Moments> {
  const { from, to, isAscending, limit } = question
  const found: number[] = []
  let [low, high] = [from, to]
  let { hours = 1 } = question
  for (; low <= high; hours *= growth) {
    const edge = isAscending
      ? Math.min(high, fromMoment(toMoment(low).hour + hours, 0) - 1)
      : Math.max(low, fromMoment(toMoment(high).hour - hours + 1, 0))
    const window = isAscending ? { from: low, to: edge } : { from: edge, to: high }
    found.push(...(await readWindow(sql, scope, { ...question, ...window, limit: limit - found.length })))
    if (found.length >= limit) {
      const last = found.at(-1) ?? 0
      return { moments: found, rest: isAscending ? last + 1 : last - 1, hours }
    }
    if (isAscending) low = edge + 1
    else high = edge - 1
  }
  return { moments: found, rest: null, hours }
}

async function readWindow(
  sql: Sql,
  scope: Scope,
  { keys, from, to, isAscending, limit }: MomentsQuestion,
): Promise<number[]> {
  const rows = await sql<{ at: number }[]>`
    select at::float8 as at from (
      select w.hour * 3600000::bigint + moment as at
      from message_words w cross join unnest(w.moments) as moment
      where w.workspace_id = ${scope.workspaceId}::uuid and w.word = any(${keys}::bigint[])
        and w.hour >= ${toMoment(from).hour}::int and w.hour <= ${toMoment(to).hour}::int
      ${keys.length > 1 ? sql`group by w.hour, moment having count(distinct w.word) = ${keys.length}::int` : sql``}
      union
      select moment as at
      from message_words_due due cross join unnest(due.moments) as moment
      where due.workspace_id = ${scope.workspaceId}::uuid
    ) written
    where at >= ${from}::bigint and at <= ${to}::bigint
    order by at ${isAscending ? sql`asc` : sql`desc`}
    limit ${limit}`
  return rows.map(({ at }) => at)
}

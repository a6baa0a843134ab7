import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { periodBounds } from '@/lib/period/day-bounds'
import type { FunnelQuestion } from './funnel-question'
import { toSearchText } from './search-text'

type Sql = WorkspaceTransaction['sql']
type Fragment = ReturnType<Sql>

/**
 * One row a person, the conversation in which they came furthest (design: domain, "Journey and funnel"):
 * `person_id`, `conversation_id` and its `ad_id`, `furthest`, `is_open`, `is_completed`, `next_node`, the seconds of
 * the steps reached, and `last_deadline`, until when any of their conversations may go on.
 */
export function funnelPersons(sql: Sql, scope: Scope, question: FunnelQuestion): Fragment {
  const last = question.steps.length
  return sql`
    select distinct on (person_id) person_id, conversation_id, ad_id, furthest, is_open, is_completed, next_node, seconds,
      max(deadline) over (partition by person_id) as last_deadline
    from (
      select *, furthest > 0 and furthest = ${last}::int as is_completed,
        not (furthest > 0 and furthest = ${last}::int)
          and deadline > ${new Date(question.now).toISOString()}::timestamptz as is_open
      from (${measureWays(sql, scope, question)}) as measured
    ) as walked
    order by person_id, furthest desc, is_open desc, started_at, conversation_id`
}

function measureWays(sql: Sql, scope: Scope, question: FunnelQuestion): Fragment {
  const places = question.steps.map((_, index) => placeOfStep(sql, index))
  const [first] = places
  const seconds = places.map((place): Fragment => sql`path_seconds[${place}]`)
  const window = sql`${question.windowHours}::int * 3600`
  return sql`
    select person_id, id as conversation_id, ad_id, started_at,
      ${first ? sql`num_nonnulls(${listParts(sql, places)})` : sql`0`} as furthest,
      path[1 + ${first ? sql`coalesce(greatest(${listParts(sql, places)}), 0)` : sql`0`}] as next_node,
      ${first ? sql`array[${listParts(sql, seconds)}]` : sql`'{}'::int[]`} as seconds,
      started_at + make_interval(secs =>
        ${first ? sql`coalesce(path_seconds[${first}], 0) + ${window}` : window}) as deadline
    from (${findPlaces(sql, scope, question)}) as placed`
}

/**
 * Where in the path each step was reached: every step at the earliest visit after the step before. A level of
 * its own for each step, and `offset 0` to keep it one: merged, every level would repeat the one below.
 */
function findPlaces(sql: Sql, scope: Scope, question: FunnelQuestion): Fragment {
  return question.steps.reduce(
    (walked, nodes, index) => sql`
      select *, ${findPlace(sql, nodes, index)} as ${placeOfStep(sql, index)}
      from (${walked}) as step
      offset 0`,
    findConversations(sql, scope, question),
  )
}

/** `array_position` refuses to begin at null. */
function findPlace(sql: Sql, nodes: number[], index: number): Fragment {
  const before = index === 0 ? sql`0` : placeOfStep(sql, index - 1)
  const places = nodes.map((node): Fragment => sql`array_position(path, ${node}::int, ${before} + 1)`)
  if (places.length === 0) return sql`null::int`
  return sql`case when ${before} is not null then least(${listParts(sql, places)}) end`
}

function findConversations(sql: Sql, scope: Scope, question: FunnelQuestion): Fragment {
  const { adIds, from, to, channel } = question
  const { start, end } = periodBounds(from, to, scope.timeZone)
  return sql`
    select id, person_id, ad_id, started_at, path, path_seconds
    from conversations
    where workspace_id = ${scope.workspaceId}::uuid and source = 'ads'
      ${adIds === null ? sql`` : sql`and ad_id = any(${adIds.map(toSearchText)}::text[])`}
      and started_at >= ${start}::timestamptz and started_at < ${end}::timestamptz
      and start_day >= ${from}::date and start_day <= ${to}::date
      ${channel === undefined ? sql`` : sql`and channel = ${channel}`}`
}

function placeOfStep(sql: Sql, index: number): Fragment {
  return sql`${sql(`place_${index + 1}`)}`
}

/** Parts of a statement with commas between them. */
export function listParts(sql: Sql, parts: Fragment[]): Fragment {
  return parts.length === 0 ? sql`` : parts.reduce((before, part) => sql`${before}, ${part}`)
}

import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { funnelPersons, listParts } from './funnel-persons'
import type { FunnelQuestion } from './funnel-question'

export interface FunnelCounts {
  persons: number
  completed: number
  dropped: number
  open: number
  /** Who reached no step at all. */
  start: { dropped: number; open: number }
  steps: FunnelStepCounts[]
  /** Until when any conversation of those who are not through may go on, in milliseconds. */
  lastDeadline: number | null
}

export interface FunnelStepCounts {
  reached: number
  /** Whose furthest step it is. */
  dropped: number
  open: number
  /** From this step to the next, over those who reached the next. */
  medianSecondsToNext: number | null
}

/** How many persons came how far, and how long they took from step to step, in one pass over them. */
export async function readFunnelCounts(
  sql: Sql,
  scope: Scope,
  question: FunnelQuestion,
): Promise<FunnelCounts> {
  const steps = Array.from({ length: question.steps.length + 1 }, (_, step) => step)
  const countAt = (state: Fragment) =>
    listParts(
      sql,
      steps.map((step): Fragment => sql`count(*) filter (where furthest = ${step}::int and ${state})`),
    )
  const medians = steps.slice(1).map((step): Fragment => {
    const seconds = sql`seconds[${step}::int + 1] - seconds[${step}::int]`
    return sql`percentile_cont(0.5) within group (order by ${seconds})`
  })
  const [read] = await sql<Counted[]>`
    select count(*) filter (where is_completed)::int as completed,
      array[${countAt(sql`is_open`)}]::int[] as open,
      array[${countAt(sql`not is_open and not is_completed`)}]::int[] as dropped,
      json_build_array(${listParts(sql, medians)}) as medians,
      (extract(epoch from max(last_deadline) filter (where not is_completed)) * 1000)::float8 as "lastDeadline"
    from (${funnelPersons(sql, scope, question)}) as persons`
  return toFunnelCounts(question.steps.length, read ?? noOne)
}

type Sql = WorkspaceTransaction['sql']
type Fragment = ReturnType<Sql>

/** At no step, then at each, whose furthest it is. */
interface Counted {
  completed: number
  open: number[]
  dropped: number[]
  /** From each step to the next. */
  medians: (number | null)[]
  lastDeadline: number | null
}

const noOne: Counted = { completed: 0, open: [], dropped: [], medians: [], lastDeadline: null }

function toFunnelCounts(
  steps: number,
  { completed, open, dropped, medians, lastDeadline }: Counted,
): FunnelCounts {
  const sumFrom = (counts: number[], step: number) =>
    counts.slice(step).reduce((sum, count) => sum + count, 0)
  const reached = (step: number) => completed + sumFrom(open, step) + sumFrom(dropped, step)
  const at = (step: number) => ({ dropped: dropped[step] ?? 0, open: open[step] ?? 0 })
  return {
    persons: reached(0),
    completed,
    dropped: sumFrom(dropped, 0),
    open: sumFrom(open, 0),
    start: at(0),
    steps: Array.from({ length: steps }, (_, index) => ({
      reached: reached(index + 1),
      ...at(index + 1),
      medianSecondsToNext: medians[index] ?? null,
    })),
    lastDeadline,
  }
}

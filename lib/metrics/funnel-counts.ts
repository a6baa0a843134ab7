import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { funnelPersons, listParts } from './funnel-persons'
import type { FunnelQuestion } from './funnel-question'
import { toSearchText } from './search-text'

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
  /** The same of the ads of each part that was asked for; one of all where none was. */
  parts: FunnelPart[]
}

/** Persons of some of the ads, each counted with the ad of the conversation in which they came furthest. */
export interface FunnelPart {
  persons: number
  completed: number
  start: { dropped: number; open: number }
  steps: { reached: number; dropped: number; open: number }[]
}

export interface FunnelStepCounts {
  reached: number
  /** Whose furthest step it is. */
  dropped: number
  open: number
  /** From this step to the next, over those who reached the next. */
  medianSecondsToNext: number | null
}

/**
 * How many persons came how far, and how long they took from step to step, in one pass over them. `parts` are
 * ads apart from one another, and together all that the question is about.
 */
export async function readFunnelCounts(
  sql: Sql,
  scope: Scope,
  question: FunnelQuestion,
  parts: string[][] = [],
): Promise<FunnelCounts> {
  const size = { steps: question.steps.length, parts: Math.max(1, parts.length) }
  const countWhere = (condition: Fragment) =>
    Array.from({ length: size.parts }, (_, part): Fragment => {
      const isOfPart = size.parts === 1 ? sql`` : sql`and part = ${part}::int`
      return sql`count(*) filter (where ${condition} ${isOfPart})`
    })
  const countAtSteps = (state: Fragment) => {
    const steps = Array.from({ length: size.steps + 1 }, (_, step) => step)
    return steps.flatMap((step) => countWhere(sql`furthest = ${step}::int and ${state}`))
  }
  const medians = Array.from({ length: size.steps }, (_, index): Fragment => {
    const seconds = sql`seconds[${index + 2}::int] - seconds[${index + 1}::int]`
    return sql`percentile_cont(0.5) within group (order by ${seconds})`
  })
  const [read] = await sql<Counted[]>`
    select array[${listParts(sql, countWhere(sql`is_completed`))}]::int[] as completed,
      array[${listParts(sql, countAtSteps(sql`is_open`))}]::int[] as open,
      array[${listParts(sql, countAtSteps(sql`not is_open and not is_completed`))}]::int[] as dropped,
      json_build_array(${listParts(sql, medians)}) as medians,
      (extract(epoch from max(last_deadline) filter (where not is_completed)) * 1000)::float8 as "lastDeadline"
    from (
      select *, ${partOfAd(sql, parts)} as part from (${funnelPersons(sql, scope, question)}) as persons
    ) as persons`
  return toFunnelCounts(size, read ?? noOne)
}

type Sql = WorkspaceTransaction['sql']
type Fragment = ReturnType<Sql>

interface Size {
  steps: number
  parts: number
}

function partOfAd(sql: Sql, [, ...others]: string[][]): Fragment {
  const cases = others.map(
    (adIds, index): Fragment =>
      sql`when ad_id = any(${adIds.map(toSearchText)}::text[]) then ${index + 1}::int`,
  )
  return cases.length === 0 ? sql`0` : sql`case ${cases.reduce((all, one) => sql`${all} ${one}`)} else 0 end`
}

/** Counts of persons: the parts side by side and, but for those completed, one step after the other from none. */
interface Counted {
  completed: number[]
  open: number[]
  dropped: number[]
  /** From each step to the next. */
  medians: (number | null)[]
  lastDeadline: number | null
}

const noOne: Counted = { completed: [], open: [], dropped: [], medians: [], lastDeadline: null }

function toFunnelCounts(size: Size, counted: Counted): FunnelCounts {
  const parts = Array.from({ length: size.parts }, (_, part) => toPart(size, counted, part))
  const { start, steps, ...persons } = sumOfParts(parts, size.steps)
  return {
    ...persons,
    dropped: sumOf([start, ...steps].map(({ dropped }) => dropped)),
    open: sumOf([start, ...steps].map(({ open }) => open)),
    start,
    steps: steps.map((step, index) => ({ ...step, medianSecondsToNext: counted.medians[index] ?? null })),
    lastDeadline: counted.lastDeadline,
    parts,
  }
}

function toPart(size: Size, { completed, open, dropped }: Counted, part: number): FunnelPart {
  const through = completed[part] ?? 0
  const places = Array.from({ length: size.steps + 1 }, (_, step) => ({
    dropped: dropped[step * size.parts + part] ?? 0,
    open: open[step * size.parts + part] ?? 0,
  }))
  const reached = (step: number) =>
    through + sumOf(places.slice(step).flatMap(({ dropped, open }) => [dropped, open]))
  const [start = { dropped: 0, open: 0 }, ...steps] = places
  return {
    persons: reached(0),
    completed: through,
    start,
    steps: steps.map((step, index) => ({ reached: reached(index + 1), ...step })),
  }
}

/** All of them together. */
export function sumOfParts(parts: FunnelPart[], steps: number): FunnelPart {
  const sum = (countOf: (part: FunnelPart) => number | undefined) =>
    sumOf(parts.map((part) => countOf(part) ?? 0))
  return {
    persons: sum(({ persons }) => persons),
    completed: sum(({ completed }) => completed),
    start: { dropped: sum(({ start }) => start.dropped), open: sum(({ start }) => start.open) },
    steps: Array.from({ length: steps }, (_, index) => ({
      reached: sum((part) => part.steps[index]?.reached),
      dropped: sum((part) => part.steps[index]?.dropped),
      open: sum((part) => part.steps[index]?.open),
    })),
  }
}

function sumOf(counts: number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

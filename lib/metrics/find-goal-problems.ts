import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { goalCondition } from '@/lib/goals/goal-condition'
import type { KnownGoal } from '@/lib/goals/number-goal'
import type { NumberedGoal } from '@/lib/goals/numbered-goal'
import type { ResolvedNode } from '@/lib/nodes/resolve-refs'

/** Why a goal, or a part of it, cannot be reached or says nothing. */
export interface GoalProblem {
  /** The field of the form that it concerns; null for the goal as a whole. */
  path: (string | number)[] | null
  sentence: string
}

type Sql = WorkspaceTransaction['sql']
type Condition = NumberedGoal['conditions'][number]

/** How many of the newest conversations are searched for one that visited several connections. */
const searched = 20_000

/** What is wrong with a goal that can be stored all the same. `isReached`: a conversation has reached it. */
export async function findGoalProblems(
  sql: Sql,
  scope: Scope,
  { known: { numbered, nodes }, isReached }: { known: KnownGoal; isReached: boolean },
): Promise<GoalProblem[]> {
  // Who reached an AND has met all of its parts.
  const isProven = isReached && (numbered.operator === 'AND' || numbered.conditions.length === 1)
  return [
    ...findRepeatedConditions(numbered),
    ...(isProven ? [] : findUnvisited(numbered, await listUnvisited(sql, scope, nodes))),
    ...(isProven ? [] : await findParted(sql, scope, numbered, nodes)),
  ]
}

function findRepeatedConditions({ conditions }: NumberedGoal): GoalProblem[] {
  const first = new Map<string, number>()
  return conditions.flatMap((condition, index) => {
    const key = keyOf(condition)
    const before = first.get(key)
    if (before === undefined) first.set(key, index)
    return before === undefined
      ? []
      : { path: ['conditions', index], sentence: `This says the same as condition ${before + 1}.` }
  })
}

/** With one node the operator says nothing; the order of nodes never does. */
function keyOf({ operator, nodes }: Condition): string {
  return JSON.stringify([nodes.length === 1 ? null : operator, [...nodes].sort((a, b) => a - b)])
}

function findUnvisited({ conditions }: NumberedGoal, unvisited: Set<number>): GoalProblem[] {
  return conditions.flatMap(({ operator, nodes }, condition) => {
    const never = nodes.flatMap((node, index) => (unvisited.has(node) ? index : []))
    if (operator === 'OR' && nodes.length > 1)
      return never.length < nodes.length
        ? []
        : {
            path: ['conditions', condition],
            sentence: 'No conversation has ever visited any of these nodes, so none can meet this condition.',
          }
    return never.map((index) => ({
      path: ['conditions', condition, 'subConditions', index, 'nodeId'],
      sentence: 'No conversation has ever visited this node, so none can meet this condition.',
    }))
  })
}

/**
 * A node is known from any event that names it, also one that belongs to no conversation. Where it was last
 * seen there is nearly always a conversation with it, so only what is not found there is looked for everywhere.
 */
async function listUnvisited(sql: Sql, scope: Scope, nodes: ResolvedNode[]): Promise<Set<number>> {
  const numbers = [...new Set(nodes.map(({ number }) => number))]
  const doubtful = await sql<{ number: number }[]>`
    select number from nodes
    where workspace_id = ${scope.workspaceId}::uuid and number = any(${numbers}::int[]) and not exists (
      select from (
        select path from conversations
        where workspace_id = ${scope.workspaceId}::uuid and started_at <= nodes.last_seen_at
        order by started_at desc
        limit 500
      ) around
      where around.path @> array[nodes.number])`
  if (doubtful.length === 0) return new Set()
  const asked = doubtful.map(({ number }) => number)
  const visited = await sql<{ number: number }[]>`
    select distinct visit.number
    from conversations, unnest(path) as visit (number)
    where workspace_id = ${scope.workspaceId}::uuid and path && ${asked}::int[]
      and visit.number = any(${asked}::int[])`
  const found = new Set(visited.map(({ number }) => number))
  return new Set(asked.filter((number) => !found.has(number)))
}

/** A conversation is one bot's nearly always, so parts that need nodes of several are looked for. */
async function findParted(
  sql: Sql,
  scope: Scope,
  goal: NumberedGoal,
  nodes: ResolvedNode[],
): Promise<GoalProblem[]> {
  const connectionOf = new Map(nodes.map(({ number, connectionId }) => [number, connectionId]))
  const problems: GoalProblem[] = []
  for (const [index, condition] of goal.conditions.entries()) {
    const alone: NumberedGoal = { operator: 'AND', conditions: [condition] }
    if (isWithinOneConnection(alone, connectionOf) || (await isReachedLately(sql, scope, alone))) continue
    problems.push({
      path: ['conditions', index],
      sentence: `These nodes belong to different bots, and none of ${latest} visited all of them.`,
    })
  }
  const isWhole = goal.operator === 'AND' && problems.length === 0
  if (isWhole && !isWithinOneConnection(goal, connectionOf) && !(await isReachedLately(sql, scope, goal)))
    problems.push({
      path: null,
      sentence: `The conditions need nodes of different bots, and none of ${latest} met all of them.`,
    })
  return problems
}

const latest = `the latest ${searched.toLocaleString('en')} conversations`

/** Whether the nodes of one connection alone can make an AND of conditions true. */
function isWithinOneConnection({ conditions }: NumberedGoal, connectionOf: Map<number, string>): boolean {
  const canMeet = (connection: string) =>
    conditions.every(({ operator, nodes }) =>
      operator === 'AND'
        ? nodes.every((node) => connectionOf.get(node) === connection)
        : nodes.some((node) => connectionOf.get(node) === connection),
    )
  return [...new Set(connectionOf.values())].some(canMeet)
}

async function isReachedLately(sql: Sql, scope: Scope, goal: NumberedGoal): Promise<boolean> {
  const found = await sql`
    select id from (
      select id, path from conversations
      where workspace_id = ${scope.workspaceId}::uuid
      order by started_at desc
      limit ${searched}
    ) newest
    where ${goalCondition(sql, goal, sql`path`)}
    limit 1`
  return found.length > 0
}

import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { adName, joinAd } from '@/lib/ad-name'
import { type Fragment, goalCondition } from '@/lib/goals/goal-condition'
import type { KnownGoal } from '@/lib/goals/number-goal'
import type { NodeRef } from '@/lib/nodes/node-ref'
import { type GoalInstants, toGoalInstants, type WalkedPath } from './goal-instants'
import { toIsoInstant } from './instant'
import { findMissing, nearMissCondition } from './near-miss'
import type { Source } from './sources'
import { visibleBody } from './visible-body'

/** A conversation with the goal's tree lit up. Instants are ISO 8601 in UTC. */
export interface GoalExample extends GoalInstants {
  id: string
  startedAt: string
  personName: string | null
  source: Source
  adName: string | null
  /** Of a near miss: the node that would have reached the goal. */
  missing: NodeRef | null
}

export interface GoalExamples {
  reached: GoalExample[]
  nearMisses: GoalExample[]
}

type Sql = WorkspaceTransaction['sql']

const most = 10

/** How many of the newest conversations are searched: examples are to be there at once, not complete. */
const searched = 20_000

/** The newest conversations that reach a goal, and those that lack one node, among those that `filter` lets through. */
export async function listGoalExamples(
  sql: Sql,
  scope: Scope,
  { known, filter }: { known: KnownGoal; filter: Fragment },
): Promise<GoalExamples> {
  const reached = await find(sql, scope, filter, goalCondition(sql, known.numbered, sql`path`))
  const near = await find(sql, scope, filter, nearMissCondition(sql, known.numbered, sql`path`))
  const toExamples = (rows: FoundRow[]) => rows.map((row) => toExample(scope, known, row))
  return { reached: toExamples(reached), nearMisses: toExamples(near) }
}

interface FoundRow extends WalkedPath {
  id: string
  personName: string | null
  source: Source
  adName: string | null
}

function find(sql: Sql, scope: Scope, filter: Fragment, condition: Fragment) {
  return sql<FoundRow[]>`
    select found.id, found.started_at as "startedAt", persons.name as "personName", found.source,
      ${adName(sql)} as "adName", found.path, found.path_seconds as "pathSeconds"
    from (
      select * from (
        select id, started_at, person_id, source, ad_id, path, path_seconds
        from conversations
        where workspace_id = ${scope.workspaceId}::uuid and ${filter}
        order by started_at desc, id desc
        limit ${searched}
      ) newest
      where ${condition}
      order by started_at desc, id desc
      limit ${most}
    ) found
    left join persons on persons.workspace_id = ${scope.workspaceId}::uuid and persons.id = found.person_id
    ${joinAd(sql, scope, sql`found.ad_id`)}
    order by found.started_at desc, found.id desc`
}

function toExample(scope: Scope, { expression, numbered }: KnownGoal, row: FoundRow): GoalExample {
  const { id, startedAt, personName, source, adName, path } = row
  const leaf = findMissing(numbered, path)
  return {
    id,
    startedAt: toIsoInstant(startedAt),
    personName: visibleBody(scope, personName),
    source,
    adName,
    missing: leaf && (expression.conditions[leaf.condition]?.subConditions[leaf.node] ?? null),
    ...toGoalInstants(numbered, row),
  }
}

import { isDeepStrictEqual } from 'node:util'
import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import { actorText, recordDeed } from '@/lib/access/record-deed'
import { requireRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import { takeTurn } from '@/lib/counters/take-turn'
import { NotFoundError } from '@/lib/errors'
import type { GoalExpression, GoalInput } from './goal-schema'
import { type GoalValue, toGoalValue, toMicros } from './goal-value'
import { type GoalVersion, readGoalVersions } from './goal-version'
import { numberGoal } from './number-goal'
import { orderEvaluation } from './order-evaluation'
import { setCountedGoals } from './set-counted-goals'

export type SavedGoal =
  | { outcome: 'saved' | 'unchanged'; version: GoalVersion }
  /** Somebody saved another goal since the sender looked; nothing was saved. */
  | { outcome: 'stale'; theirs: GoalVersion }

/**
 * Saves a goal as a new version. From now on it is counted for; it goes live once the worker has counted
 * history for it. What is there already is not saved again. Throws InvalidInputError for unknown nodes.
 */
export async function saveGoal(
  scope: Scope,
  input: GoalInput & { restoredFrom?: number },
): Promise<SavedGoal> {
  requireRight(scope, 'save-goals')
  return inWorkspace(scope, async (transaction) => {
    const { sql } = transaction
    const { expression, numbered } = await numberGoal(sql, scope, input)
    const { countedGoals } = await takeTurn(sql, scope)
    const [latest] = await readGoalVersions(sql, scope, sql`and state in ('live', 'building')`)
    const draft = toDraft(scope, { ...input, ...expression }, latest)
    if (latest && isSame(latest, draft)) return { outcome: 'unchanged', version: latest }
    if (latest && (input.basedOnVersion ?? latest.version) < latest.version)
      return { outcome: 'stale', theirs: latest }

    const version = (latest?.version ?? 0) + 1
    const abandoned = await abandonBuilding(sql, scope)
    await insertVersion(sql, scope, version, draft)
    const kept = countedGoals.filter((goal) => goal.version !== abandoned)
    await setCountedGoals(sql, scope, [...kept, { version, ...numbered }])
    await orderEvaluation(sql, scope, version)
    await recordDeed(transaction, scope, {
      deed: 'goal.saved',
      subject: String(version),
      detail: { name: draft.name, restoredFrom: draft.restoredFrom },
    })
    return { outcome: 'saved', version: await requireVersion(sql, scope, version) }
  })
}

type Sql = WorkspaceTransaction['sql']

interface Draft {
  name: string
  expression: GoalExpression
  value: GoalValue | null
  restoredFrom: number | null
}

function toDraft(
  scope: Scope,
  { name, value, restoredFrom, operator, conditions }: GoalInput & { restoredFrom?: number },
  latest: GoalVersion | undefined,
): Draft {
  return {
    name: name ?? latest?.name ?? 'Goal',
    expression: { operator, conditions },
    // Written and read back, so that 12.5 and 12.50 are the same.
    value: value ? toGoalValue(toMicros(value).toString(), scope.currency) : null,
    restoredFrom: restoredFrom ?? null,
  }
}

function isSame(latest: GoalVersion, { name, expression, value }: Draft): boolean {
  const { name: theirName, expression: theirExpression, value: theirValue } = latest
  return isDeepStrictEqual([name, expression, value], [theirName, theirExpression, theirValue])
}

async function abandonBuilding(sql: Sql, scope: Scope): Promise<number | undefined> {
  const [abandoned] = await sql<{ version: number }[]>`
    update goal_versions set state = 'abandoned'
    where workspace_id = ${scope.workspaceId}::uuid and state = 'building'
    returning version`
  return abandoned?.version
}

async function insertVersion(sql: Sql, scope: Scope, version: number, draft: Draft): Promise<void> {
  const { name, expression, value, restoredFrom } = draft
  await sql`
    insert into goal_versions (workspace_id, version, name, expression, value_micros, value_currency, state,
      restored_from, saved_by, saved_at)
    values (${scope.workspaceId}::uuid, ${version}, ${name}, ${JSON.stringify(expression)}::text::jsonb,
      ${value ? toMicros(value.amount).toString() : null}::bigint, ${value?.currency ?? null}, 'building',
      ${restoredFrom}, ${actorText(scope.actor)}, now())`
}

async function requireVersion(sql: Sql, scope: Scope, version: number): Promise<GoalVersion> {
  const [found] = await readGoalVersions(sql, scope, sql`and version = ${version}`)
  if (!found) throw new NotFoundError('There is no such version of the goal.')
  return found
}

import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { takeTurn } from '@/lib/counters/take-turn'
import { addHistory } from './add-history'
import { HistorySnapshot } from './history-snapshot'
import { setCountedGoals } from './set-counted-goals'

type Sql = WorkspaceTransaction['sql']

/**
 * A second or two of work. Conversations of one time may lie scattered over the table, so that every chunk
 * visits most of its pages: fewer chunks are less work.
 */
const usualChunk = 1_000_000

export interface EvaluationOptions {
  /** How many conversations are looked at in one go. */
  chunkSize?: number
  /** Called after each of them. */
  onProgress?: (progress: { evaluated: number; total: number }) => Promise<void>
}

/**
 * Counts history for a version that is being built, then makes it the live one. While it counts, ingest moves
 * the version's counters by what it changes, and history is a snapshot from the instant from which ingest does
 * so: their sum is exact whatever arrives meanwhile. After a crash it begins again. Of two runs for one version
 * the second leaves at once; a version that is no longer to be built is left alone.
 */
export async function evaluateGoalVersion(
  scope: Scope,
  version: number,
  { chunkSize = usualChunk, onProgress = async () => {} }: EvaluationOptions = {},
): Promise<void> {
  const snapshot = new HistorySnapshot(scope)
  try {
    const total = await begin(scope, version, snapshot)
    const isCounted =
      total !== null && (await addHistory(scope, { snapshot, version, total, chunkSize, onProgress }))
    if (isCounted) await goLive(scope, version)
  } finally {
    await snapshot.close()
  }
  await sweepEndedVersions(scope)
}

/** How many conversations there are to count; null when there is nothing to do for this run. */
function begin(scope: Scope, version: number, snapshot: HistorySnapshot): Promise<number | null> {
  return inWorkspace(
    scope,
    async ({ sql }) => {
      await takeTurn(sql, scope)
      if (!(await snapshot.open(version))) return null
      const [begun] = await sql<{ total: number }[]>`
        update goal_versions set evaluated = 0, total = (
          select coalesce(sum(conversations), 0) from source_counters where workspace_id = ${scope.workspaceId}::uuid)
        where workspace_id = ${scope.workspaceId}::uuid and version = ${version} and state = 'building'
        returning total`
      if (!begun) return null
      await deleteCounters(sql, scope, sql`version = ${version}`)
      return begun.total
    },
    { pool: 'worker' },
  )
}

/** The switch: figures follow the live version, and nobody counts the old one any more. */
function goLive(scope: Scope, version: number): Promise<void> {
  return inWorkspace(
    scope,
    async ({ sql }) => {
      const { countedGoals } = await takeTurn(sql, scope)
      const building = await sql`
        select version from goal_versions
        where workspace_id = ${scope.workspaceId}::uuid and version = ${version} and state = 'building'`
      if (building.length === 0) return
      await sql`
        update goal_versions set state = 'retired', retired_at = now()
        where workspace_id = ${scope.workspaceId}::uuid and state = 'live'`
      await sql`
        update goal_versions set state = 'live', live_at = now()
        where workspace_id = ${scope.workspaceId}::uuid and version = ${version}`
      await setCountedGoals(
        sql,
        scope,
        countedGoals.filter((goal) => goal.version === version),
      )
    },
    { pool: 'worker' },
  )
}

/** Nobody counts these versions any more, so their counters go without the turn, and ingest does not wait. */
function sweepEndedVersions(scope: Scope): Promise<void> {
  return inWorkspace(
    scope,
    ({ sql }) =>
      deleteCounters(
        sql,
        scope,
        sql`version in (
          select version from goal_versions
          where workspace_id = ${scope.workspaceId}::uuid and state in ('retired', 'abandoned'))`,
      ),
    { pool: 'worker' },
  )
}

async function deleteCounters(sql: Sql, scope: Scope, which: ReturnType<Sql>): Promise<void> {
  await sql`delete from goal_source_counters where workspace_id = ${scope.workspaceId}::uuid and ${which}`
  await sql`delete from goal_ad_counters where workspace_id = ${scope.workspaceId}::uuid and ${which}`
  await sql`delete from goal_ad_week_counters where workspace_id = ${scope.workspaceId}::uuid and ${which}`
}

import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { GoalDeltas, type GoalKey } from './goal-deltas'

/** Conversations that reached a goal. */
export interface Count extends GoalKey {
  goals: number
}

/** What to add to the counters of a version, and to how many conversations it has looked at. */
export interface Addition {
  version: number
  rows: Count[]
  evaluated: number
}

/**
 * Adds to a version that is being built. False, and nothing written, when it is not to be built any more. It
 * takes no turn, as ingest would wait for it: the version's row, which whoever abandons it writes too, is
 * enough.
 */
export function writeCounts(scope: Scope, { version, rows, evaluated }: Addition): Promise<boolean> {
  return inWorkspace(
    scope,
    async ({ sql }) => {
      // Going live waits for the disk, and so for what is written here; nobody else shall.
      await sql`set local synchronous_commit = off`
      const building = await sql`
        update goal_versions set evaluated = evaluated + ${evaluated}::int
        where workspace_id = ${scope.workspaceId}::uuid and version = ${version}::int and state = 'building'
        returning version`
      if (building.length === 0) return false
      const deltas = new GoalDeltas()
      for (const { goals, ...key } of rows) deltas.add(version, key, goals)
      await Promise.all(deltas.statements(scope, sql))
      return true
    },
    { pool: 'worker' },
  )
}

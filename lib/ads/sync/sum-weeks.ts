import { inWorkspace } from '@/db/workspace'
import { listUnsummedWeeks, sumUpWeek } from '../sum-days'
import { holdAccount } from './hold-account'
import type { SyncRun } from './sync-run'

/**
 * Sums up the weeks whose days were written, by this run or by one that was cut off before it came to this.
 * Until then their days are read one by one, which is as right and slower. Once a run is enough: with every
 * range a week would be summed up again and again.
 */
export async function sumUpWeeks({ scope, account, stayWanted }: SyncRun): Promise<void> {
  const { accountId } = account
  const weeks = await inWorkspace(scope, ({ sql }) => listUnsummedWeeks(sql, scope, accountId), {
    pool: 'worker',
  })
  for (const week of weeks) {
    await stayWanted()
    await inWorkspace(
      scope,
      async ({ sql }) => {
        await holdAccount(sql, scope, account)
        await sumUpWeek(sql, scope, { accountId, week })
      },
      { pool: 'worker' },
    )
  }
}

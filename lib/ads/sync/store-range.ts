import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { listDays } from '@/lib/period/day'
import { dayInZone } from '@/lib/time/day-in-zone'
import type { AdDay } from '../graph/ad-day'
import { explainHoles } from './explain-holes'
import { holdAccount } from './hold-account'
import { type Hole, markHoles, markWhole } from './mark-days'
import type { RangeAnswer } from './range-answer'
import type { SyncRun } from './sync-run'

type Sql = WorkspaceTransaction['sql']

const rowsAStatement = 5_000

/**
 * Puts what Meta said of a range in the place of what was stored of it, in one transaction with the mark that
 * its days are whole: figures may rise and fall, and rows that Meta has no more go. A day that another run
 * asked for later is left to it. A day with a row that could not be read keeps what it had and is a hole.
 */
export function storeRange(run: SyncRun, answer: RangeAnswer): Promise<void> {
  return inWorkspace(
    run.scope,
    async ({ sql }) => {
      await holdAccount(sql, run.scope, run.account)
      const later = await daysAskedLater(sql, run, answer)
      const days = listDays(answer.since, answer.until).filter((day) => !later.has(day))
      const holed = daysOfHoles(answer)
      const whole = days.filter((day) => !holed.has(day))
      const rows = later.size === 0 ? answer.rows : answer.rows.filter(({ day }) => !later.has(day))
      await writeRows(sql, run, rows, answer.askedAt)
      await removeVanished(sql, run, whole, answer.askedAt)
      await markWhole(sql, run, whole, answer.askedAt)
      await noteToday(sql, run, answer)
      const holes = days.filter((day) => holed.has(day))
      if (holes.length > 0) await markHoles(sql, run, holes)
      
    },
    { pool: 'worker' },
  )
}

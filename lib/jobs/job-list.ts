import type { TaskList } from 'graphile-worker'
import { jobScope, operatorScopes } from '@/lib/access/job-gate'
import { sweepDeliveries } from './sweep-deliveries'
import { sweepSignInAttempts } from './sweep-sign-in-attempts'

const day = 24 * 3_600_000
const bodiesKeptFor = 14 * day
const triesKeptFor = 2 * day

/** Every job by its name. A job holds no rule: it says how long and of whom, and calls one function. */
export const jobs: TaskList = {
  'sweep-deliveries': async () => {
    for (const { workspaceId } of await operatorScopes()) {
      const scope = await jobScope(workspaceId, 'sweep-deliveries')
      await sweepDeliveries(scope, { before: ago(bodiesKeptFor) })
    }
  },
  'sweep-sign-in-attempts': async () => {
    await sweepSignInAttempts({ before: ago(triesKeptFor) })
  },
}

/** Minutes, hours and so on are UTC; a run missed by less than the filled time is caught up. */
export const timetable = [
  '17 * * * * sweep-deliveries ?fill=1d&jobKey=sweep-deliveries&max=3',
  '41 3 * * * sweep-sign-in-attempts ?fill=1d&jobKey=sweep-sign-in-attempts&max=3',
].join('\n')

function ago(milliseconds: number): string {
  return new Date(Date.now() - milliseconds).toISOString()
}

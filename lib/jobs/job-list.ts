import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { jobScope, operatorScopes } from '@/lib/access/job-gate'
import { evaluateGoalVersion } from '@/lib/goals/evaluate-goal-version'
import { resumeGoal } from '@/lib/goals/resume-goal'
import { sweepDeliveries } from './sweep-deliveries'
import { sweepIdempotentRequests } from './sweep-idempotent-requests'
import { sweepSignInAttempts } from './sweep-sign-in-attempts'

const day = 24 * 3_600_000
const bodiesKeptFor = 14 * day
const triesKeptFor = 2 * day
const answersKeptFor = day

const goalToEvaluate = z.object({ workspaceId: z.uuid(), version: z.int() })

/** Every job by its name. A job holds no rule: it says how long and of whom, and calls one function. */
export const jobs: TaskList = {
  'evaluate-goal': async (payload) => {
    const { workspaceId, version } = goalToEvaluate.parse(payload)
    await evaluateGoalVersion(await jobScope(workspaceId, 'evaluate-goal'), version)
  },
  'resume-goals': async () => {
    for (const { workspaceId } of await operatorScopes()) {
      await resumeGoal(await jobScope(workspaceId, 'resume-goals'))
    }
  },
  'sweep-deliveries': async () => {
    for (const { workspaceId } of await operatorScopes()) {
      const scope = await jobScope(workspaceId, 'sweep-deliveries')
      await sweepDeliveries(scope, { before: ago(bodiesKeptFor) })
    }
  },
  'sweep-idempotent-requests': async () => {
    for (const { workspaceId } of await operatorScopes()) {
      const scope = await jobScope(workspaceId, 'sweep-idempotent-requests')
      await sweepIdempotentRequests(scope, { before: ago(answersKeptFor) })
    }
  },
  'sweep-sign-in-attempts': async () => {
    await sweepSignInAttempts({ before: ago(triesKeptFor) })
  },
}

/** Minutes, hours and so on are UTC; a run missed by less than the filled time is caught up. */
export const timetable = [
  '*/5 * * * * resume-goals ?jobKey=resume-goals&max=1',
  '17 * * * * sweep-deliveries ?fill=1d&jobKey=sweep-deliveries&max=3',
  '29 * * * * sweep-idempotent-requests ?fill=1d&jobKey=sweep-idempotent-requests&max=3',
  '41 3 * * * sweep-sign-in-attempts ?fill=1d&jobKey=sweep-sign-in-attempts&max=3',
].join('\n')

function ago(milliseconds: number): string {
  return new Date(Date.now() - milliseconds).toISOString()
}

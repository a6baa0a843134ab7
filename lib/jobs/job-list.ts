import type { Task, TaskList } from 'graphile-worker'
import { z } from 'zod'
import { jobScope, operatorScopes } from '@/lib/access/job-gate'
import type { Scope } from '@/lib/access/scope'
import { orderDueSyncs } from '@/lib/ads/sync/order-due-syncs'
import { reportSchema } from '@/lib/ads/sync/report-under-way'
import { syncFirstDays } from '@/lib/ads/sync/sync-first-days'
import { syncNames } from '@/lib/ads/sync/sync-names'
import { syncRevisedDays } from '@/lib/ads/sync/sync-revised-days'
import type { SyncOptions } from '@/lib/ads/sync/sync-run'
import { syncToday } from '@/lib/ads/sync/sync-today'
import { evaluateGoalVersion } from '@/lib/goals/evaluate-goal-version'
import { resumeGoal } from '@/lib/goals/resume-goal'
import { finishOpenRequests } from '@/lib/privacy/finish-open-requests'
import { sweepDeliveries } from './sweep-deliveries'
import { sweepIdempotentRequests } from './sweep-idempotent-requests'
import { sweepSignInAttempts } from './sweep-sign-in-attempts'

const day = 24 * 3_600_000
const bodiesKeptFor = 14 * day
const triesKeptFor = 2 * day
const answersKeptFor = day
/** A run of ninety days makes room for other accounts then, and is gone on with after them. */
const syncsUpTo = 60_000

const accountToSync = z.object({
  workspaceId: z.uuid(),
  accountId: z.string(),
  report: reportSchema.optional(),
})
const goalToEvaluate = z.object({ workspaceId: z.uuid(), version: z.int() })

/** Every job by its name. A job holds no rule: it says how long and of whom, and calls one function. */
export const jobs: TaskList = {
  'evaluate-goal': async (payload) => {
    const { workspaceId, version } = goalToEvaluate.parse(payload)
    await evaluateGoalVersion(await jobScope(workspaceId, 'evaluate-goal'), version)
  },
  'order-ad-syncs': async () => {
    for (const { workspaceId } of await operatorScopes()) {
      await orderDueSyncs(await jobScope(workspaceId, 'order-ad-syncs'), { now: Date.now() })
    }
  },
  'finish-deletions': async () => {
    await finishOpenRequests()
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
  'sync-ads-first': syncWith(syncFirstDays),
  'sync-ads-today': syncWith(syncToday),
  'sync-ads-revised': syncWith(syncRevisedDays),
  'sync-ads-names': syncWith(syncNames),
}

/** Minutes, hours and so on are UTC; a run missed by less than the filled time is caught up. */
export const timetable = [
  '*/5 * * * * finish-deletions ?jobKey=finish-deletions&max=1',
  '*/5 * * * * order-ad-syncs ?jobKey=order-ad-syncs&max=1',
  '*/5 * * * * resume-goals ?jobKey=resume-goals&max=1',
  '17 * * * * sweep-deliveries ?fill=1d&jobKey=sweep-deliveries&max=3',
  '29 * * * * sweep-idempotent-requests ?fill=1d&jobKey=sweep-idempotent-requests&max=3',
  '41 3 * * * sweep-sign-in-attempts ?fill=1d&jobKey=sweep-sign-in-attempts&max=3',
].join('\n')

function syncWith(sync: (scope: Scope, accountId: string, options: SyncOptions) => Promise<void>): Task {
  return async (payload, { abortSignal, job }) => {
    const { workspaceId, accountId, report } = accountToSync.parse(payload)
    const scope = await jobScope(workspaceId, job.task_identifier)
    await sync(scope, accountId, { report, signal: abortSignal, budgetMs: syncsUpTo })
  }
}

function ago(milliseconds: number): string {
  return new Date(Date.now() - milliseconds).toISOString()
}

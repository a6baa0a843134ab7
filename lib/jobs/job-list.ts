import type { Task, TaskList } from 'graphile-worker'
import { z } from 'zod'
import { jobScope, operatorScopes } from '@/lib/access/job-gate'
import { recheckAssets } from '@/lib/access/meta/assets/recheck-assets'
import { isMetaSetUp } from '@/lib/access/meta/is-meta-set-up'
import { mailLoginEnded } from '@/lib/access/meta/login-ended/mail-login-ended'
import type { Scope } from '@/lib/access/scope'
import { getSettings } from '@/lib/access/settings/get-settings'
import type { Settings } from '@/lib/access/settings/settings-schema'
import { orderDueSyncs } from '@/lib/ads/sync/order-due-syncs'
import { reportSchema } from '@/lib/ads/sync/report-under-way'
import { syncFirstDays } from '@/lib/ads/sync/sync-first-days'
import { syncNames } from '@/lib/ads/sync/sync-names'
import { syncRevisedDays } from '@/lib/ads/sync/sync-revised-days'
import type { SyncOptions } from '@/lib/ads/sync/sync-run'
import { syncToday } from '@/lib/ads/sync/sync-today'
import { evaluateGoalVersion } from '@/lib/goals/evaluate-goal-version'
import { resumeGoal } from '@/lib/goals/resume-goal'
import { logError } from '@/lib/log'
import { finishOpenRequests } from '@/lib/privacy/finish-open-requests'
import { forgetDeletedSchedules, orderDueSchedules } from '@/lib/reports/schedules/order-schedule'
import { runSchedule } from '@/lib/reports/schedules/run-schedule'
import { forgetWordsBefore } from '@/lib/words/forget-words-before'
import { indexWords } from '@/lib/words/index-words'
import { reportJobs, reportTimetable } from './report-jobs'
import { sweepDeliveries } from './sweep-deliveries'
import { sweepIdempotentRequests } from './sweep-idempotent-requests'
import type { SweepTime, Swept } from './sweep-in-chunks'
import { sweepMessages } from './sweep-messages'
import { sweepNames } from './sweep-names'
import { sweepSignInAttempts } from './sweep-sign-in-attempts'

const day = 24 * 3_600_000
const triesKeptFor = 2 * day
const answersKeptFor = day
/** So long what was deleted can be brought back. */
const schedulesKeptFor = day
/** A run of ninety days makes room for other accounts then, and is gone on with after them. */
const syncsUpTo = 60_000
const sweepsUpTo = 60_000

const accountToSync = z.object({
  workspaceId: z.uuid(),
  accountId: z.string(),
  report: reportSchema.optional(),
})
/** All of them, unless it says which. */
const workspaceToRecheck = z.object({ workspaceId: z.uuid().optional() })
const loginToTellOf = z.object({ workspaceId: z.uuid(), loginId: z.uuid(), userId: z.uuid() })
const scheduleToRun = z.object({
  workspaceId: z.uuid(),
  scheduleId: z.uuid(),
  today: z.iso.date(),
  isAsked: z.boolean(),
})
const goalToEvaluate = z.object({ workspaceId: z.uuid(), version: z.int() })

/** Every job by its name. A job holds no rule: it says how long and of whom, and calls one function. */
export const jobs: TaskList = {
  'evaluate-goal': async (payload) => {
    const { workspaceId, version } = goalToEvaluate.parse(payload)
    await evaluateGoalVersion(await jobScope(workspaceId, 'evaluate-goal'), version)
  },
  'index-words': async (_, { abortSignal: signal }) => {
    for (const { workspaceId } of await operatorScopes()) {
      await indexWords(await jobScope(workspaceId, 'index-words'), { now: Date.now(), signal })
    }
  },
  'mail-login-ended': async (payload) => {
    const { workspaceId, ...whose } = loginToTellOf.parse(payload)
    await mailLoginEnded(await jobScope(workspaceId, 'mail-login-ended'), whose)
  },
  'order-ad-syncs': async () => {
    for (const { workspaceId } of await operatorScopes()) {
      await orderDueSyncs(await jobScope(workspaceId, 'order-ad-syncs'), { now: Date.now() })
    }
  },
  'finish-deletions': async () => {
    await finishOpenRequests()
  },
  'recheck-assets': async (payload) => {
    const { workspaceId: only } = workspaceToRecheck.parse(payload)
    const all = isMetaSetUp() ? await operatorScopes() : []
    for (const { workspaceId } of all) {
      if (only !== undefined && only !== workspaceId) continue
      const scope = await jobScope(workspaceId, 'recheck-assets')
      // What hinders one workspace keeps none of the others from being asked about.
      await recheckAssets(scope).catch((error) =>
        logError('assets were not rechecked', error, { workspaceId }),
      )
    }
  },
  ...reportJobs,
  'resume-goals': async () => {
    for (const { workspaceId } of await operatorScopes()) {
      await resumeGoal(await jobScope(workspaceId, 'resume-goals'))
    }
  },
  'run-schedule': async (payload) => {
    const { workspaceId, ...run } = scheduleToRun.parse(payload)
    await runSchedule(await jobScope(workspaceId, 'run-schedule'), run)
  },
  'send-scheduled': async () => {
    for (const { workspaceId } of await operatorScopes()) {
      const scope = await jobScope(workspaceId, 'send-scheduled')
      await orderDueSchedules(scope, { now: Date.now() })
      await forgetDeletedSchedules(scope, { before: ago(schedulesKeptFor) })
    }
  },
  'sweep-deliveries': sweepWith((scope, { deliveriesKeptDays }, time) =>
    sweepDeliveries(scope, { before: ago(deliveriesKeptDays * day), ...time }),
  ),
  'sweep-idempotent-requests': async () => {
    for (const { workspaceId } of await operatorScopes()) {
      const scope = await jobScope(workspaceId, 'sweep-idempotent-requests')
      await sweepIdempotentRequests(scope, { before: ago(answersKeptFor) })
    }
  },
  'sweep-messages': sweepWith((scope, { messagesKeptDays }, time) =>
    messagesKeptDays === null ? null : sweepMessages(scope, { before: ago(messagesKeptDays * day), ...time }),
  ),
  'sweep-names': sweepWith((scope, { messagesKeptDays }, { signal }) =>
    messagesKeptDays === null ? null : sweepNames(scope, { before: ago(messagesKeptDays * day), signal }),
  ),
  'sweep-words': sweepWith(async (scope, { messagesKeptDays }) => {
    if (messagesKeptDays === null) return null
    return { rows: await forgetWordsBefore(scope, { before: ago(messagesKeptDays * day) }), isDone: true }
  }),
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
  '*/2 * * * * index-words ?jobKey=index-words&max=1',
  '*/5 * * * * order-ad-syncs ?jobKey=order-ad-syncs&max=1',
  '7 4 * * * recheck-assets ?fill=1d&jobKey=recheck-assets&max=3',
  '*/5 * * * * resume-goals ?jobKey=resume-goals&max=1',
  '*/5 * * * * send-scheduled ?jobKey=send-scheduled&max=1',
  ...reportTimetable,
  '17 * * * * sweep-deliveries ?fill=1d&jobKey=sweep-deliveries&max=3',
  '29 * * * * sweep-idempotent-requests ?fill=1d&jobKey=sweep-idempotent-requests&max=3',
  '23 * * * * sweep-messages ?fill=1d&jobKey=sweep-messages&max=3',
  '53 2 * * * sweep-names ?fill=1d&jobKey=sweep-names&max=3',
  '5 3 * * * sweep-words ?fill=1d&jobKey=sweep-words&max=3',
  '41 3 * * * sweep-sign-in-attempts ?fill=1d&jobKey=sweep-sign-in-attempts&max=3',
].join('\n')

function syncWith(sync: (scope: Scope, accountId: string, options: SyncOptions) => Promise<void>): Task {
  return async (payload, { abortSignal, job }) => {
    const { workspaceId, accountId, report } = accountToSync.parse(payload)
    const scope = await jobScope(workspaceId, job.task_identifier)
    await sync(scope, accountId, { report, signal: abortSignal, budgetMs: syncsUpTo })
  }
}

/** Sweeps every workspace by its settings. What takes long makes room for other jobs and goes on after them. */
function sweepWith(
  sweep: (scope: Scope, settings: Settings, time: SweepTime) => Promise<Swept | null> | null,
): Task {
  return async (_, { abortSignal: signal, job, addJob }) => {
    const end = performance.now() + sweepsUpTo
    let isDone = true
    for (const { workspaceId } of await operatorScopes()) {
      const scope = await jobScope(workspaceId, job.task_identifier)
      const budgetMs = end - performance.now()
      const swept = await sweep(scope, await getSettings(scope), { signal, budgetMs })
      isDone &&= swept?.isDone ?? true
    }
    if (!isDone) await addJob(job.task_identifier, {}, { jobKey: job.task_identifier })
  }
}

function ago(milliseconds: number): string {
  return new Date(Date.now() - milliseconds).toISOString()
}

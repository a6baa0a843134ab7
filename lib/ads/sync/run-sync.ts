import { inWorkspace } from '@/db/workspace'
import { type OpenLogin, openLogin } from '@/lib/access/meta/open-login'
import type { Scope } from '@/lib/access/scope'
import { runAlone } from '@/lib/jobs/run-alone'
import { logError } from '@/lib/log'
import { GraphError } from '../graph/graph-error'
import { NoLongerWanted } from './hold-account'
import { noteProblem, noteTrouble } from './note-trouble'
import { orderSync } from './order-sync'
import { ReportUnderWay } from './report-under-way'
import { findSyncAccount, type SyncAccount } from './sync-account'
import type { SyncKind } from './sync-kind'
import type { SyncOptions, SyncRun } from './sync-run'
import { watchAccount } from './watch-account'

const nextLookAtReport = 30_000
const loginUnreadable = 'The stored login with Facebook cannot be opened here. Connect again.'

interface What {
  kind: SyncKind
  accountId: string
}

/**
 * Runs one kind of fetching for one account, unless it is under way or not to be fetched now. `work` answers
 * whether it is done; where it made room for others it is ordered again. Whatever Meta has against it is kept
 * with the account and harms no other.
 */
export function runSync(
  scope: Scope,
  what: What,
  work: (run: SyncRun) => Promise<boolean>,
  options: SyncOptions = {},
): Promise<void> {
  const { now = Date.now, budgetMs = Number.POSITIVE_INFINITY } = options
  const until = now() + budgetMs
  return runAlone(scope, `sync-ads-${what.kind} ${what.accountId}`, async () => {
    const account = await findSyncAccount(scope, what.accountId, now())
    const login = account && (await openOrSay(scope, account))
    if (!login) return
    const stayWanted = watchAccount(scope, account, now)
    const run: SyncRun = { scope, account, login, options, now, until, stayWanted }
    const isDone = await attempt(run, what, work)
    if (!isDone) await order(scope, what)
  })
}

async function openOrSay(scope: Scope, account: SyncAccount): Promise<OpenLogin | null> {
  try {
    return await openLogin(scope, account.loginId, { pool: 'worker' })
  } catch (error) {
    logError('a login with Meta does not open', error, { workspaceId: scope.workspaceId })
    await inWorkspace(scope, ({ sql }) => noteProblem(sql, scope, account, loginUnreadable), {
      pool: 'worker',
    })
    return null
  }
}

/** True when there is nothing more to do for now. */
async function attempt(run: SyncRun, what: What, work: (run: SyncRun) => Promise<boolean>): Promise<boolean> {
  try {
    return await work(run)
  } catch (error) {
    if (error instanceof NoLongerWanted || run.options.signal?.aborted) return true
    if (error instanceof ReportUnderWay) await orderReport(run, what, error)
    else if (error instanceof GraphError) await noteTrouble(run, error)
    else throw error
    return true
  }
}

function orderReport({ scope, now }: SyncRun, what: What, { report }: ReportUnderWay): Promise<void> {
  return order(scope, what, { report, runAt: new Date(now() + nextLookAtReport) })
}

function order(scope: Scope, what: What, options: Parameters<typeof orderSync>[3] = {}): Promise<void> {
  return inWorkspace(scope, ({ sql }) => orderSync(sql, scope, what, options), { pool: 'worker' })
}

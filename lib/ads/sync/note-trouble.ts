import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import { noteAppPause } from '@/lib/access/meta/app-pause'
import { orderLoginEndedMails } from '@/lib/access/meta/login-ended/order-login-ended-mails'
import type { OpenLogin } from '@/lib/access/meta/open-login'
import { recordDeed } from '@/lib/access/record-deed'
import type { Scope } from '@/lib/access/scope'
import { explainGraphError } from '../graph/explain-graph-error'
import type { GraphError } from '../graph/graph-error'
import type { SyncAccount } from './sync-account'

type Sql = WorkspaceTransaction['sql']

interface Whose {
  scope: Scope
  account: SyncAccount
  login: OpenLogin
}

/**
 * Keeps what hinders the sync: a wait that Meta asked for, the end of the login, or a sentence for people. The
 * account's neighbours go on, unless the login is theirs too; where the wait is for all that we ask, those of every
 * workspace wait.
 */
export async function noteTrouble(whose: Whose, error: GraphError): Promise<void> {
  await noteAppPause(error)
  await inWorkspace(
    whose.scope,
    async (transaction) => {
      const { sql } = transaction
      if (error.kind === 'token-dead') await endLogin(transaction, whose, explainGraphError(error))
      else if (error.until) {
        const accountId = error.whom === 'app' ? null : whose.account.accountId
        await pauseAccounts(sql, whose.scope, error.until, accountId)
      } else await noteProblem(sql, whose.scope, whose.account, explainGraphError(error))
    },
    { pool: 'worker' },
  )
}

/** Syncs ask for a live login, so all of its accounts stop. Somebody who has connected again meanwhile lives on. */
async function endLogin(
  transaction: WorkspaceTransaction,
  { scope, login, account }: Whose,
  problem: string,
): Promise<void> {
  const ended = await transaction.sql`
    update meta_logins set state = 'dead', problem = ${problem}
    where workspace_id = ${scope.workspaceId}::uuid and id = ${login.loginId}::uuid and state = 'live'
      and ciphertext = ${login.ciphertext}`
  if (ended.count === 0) return
  const detail = { problem, account: account.accountId }
  await recordDeed(transaction, scope, { deed: 'meta.login_ended', subject: login.loginId, detail })
  await orderLoginEndedMails(transaction.sql, scope, login.loginId)
}

/** Has an account of the workspace wait, or all of them. */
export async function pauseAccounts(
  sql: Sql,
  scope: Scope,
  until: Date,
  accountId: string | null = null,
): Promise<void> {
  await sql`
    update ad_accounts set paused_until = greatest(paused_until, ${until.toISOString()}::timestamptz)
    where workspace_id = ${scope.workspaceId}::uuid
      and (${accountId}::text is null or account_id = ${accountId})`
}

export async function noteProblem(
  sql: Sql,
  scope: Scope,
  { accountId }: SyncAccount,
  problem: string,
): Promise<void> {
  await sql`
    update ad_accounts set state = 'failing', problem = ${problem}
    where workspace_id = ${scope.workspaceId}::uuid and account_id = ${accountId} and state <> 'stopped'`
}

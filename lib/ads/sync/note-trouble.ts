import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { OpenLogin } from '@/lib/access/meta/open-login'
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
 * account's neighbours go on, unless the wait is for all that we ask or the login is theirs too.
 */
export function noteTrouble(whose: Whose, error: GraphError): Promise<void> {
  return inWorkspace(
    whose.scope,
    async ({ sql }) => {
      if (error.kind === 'token-dead') await endLogin(sql, whose, explainGraphError(error))
      else if (error.until) await pause(sql, whose, { whom: error.whom, until: error.until })
      else await noteProblem(sql, whose.scope, whose.account, explainGraphError(error))
    },
    { pool: 'worker' },
  )
}

/** Syncs ask for a live login, so all of its accounts stop. Somebody who has connected again meanwhile lives on. */
async function endLogin(sql: Sql, { scope, login }: Whose, problem: string): Promise<void> {
  await sql`
    update meta_logins set state = 'dead', problem = ${problem}
    where workspace_id = ${scope.workspaceId}::uuid and id = ${login.loginId}::uuid
      and ciphertext = ${login.ciphertext}`
}

async function pause(
  sql: Sql,
  { scope, account }: Whose,
  { whom, until }: { whom: 'account' | 'app'; until: Date },
): Promise<void> {
  await sql`
    update ad_accounts set paused_until = greatest(paused_until, ${until.toISOString()}::timestamptz)
    where workspace_id = ${scope.workspaceId}::uuid
      and (${whom === 'app'}::boolean or account_id = ${account.accountId})`
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

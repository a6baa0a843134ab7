import { inWorkspace } from '@/db/workspace'
import { explainGraphError } from '@/lib/ads/graph/explain-graph-error'
import { GraphError } from '@/lib/ads/graph/graph-error'
import { listAdAccounts, type MetaAdAccount } from '@/lib/ads/graph/list-ad-accounts'
import { ConflictError, NotFoundError } from '@/lib/errors'
import { requireRight } from '../rights'
import type { Scope } from '../scope'
import { openLogin } from './open-login'

export interface ChoosableAccount extends MetaAdAccount {
  /** The login that the workspace reads it with already; null where it reads it with none. */
  chosenBy: { loginId: string; name: string } | null
}

/**
 * Every ad account that a login may read, as Meta says now; those the workspace has chosen are marked. Throws
 * ConflictError with a sentence for people where Meta does not say.
 */
export async function listChoosableAccounts(scope: Scope, loginId: string): Promise<ChoosableAccount[]> {
  requireRight(scope, 'manage-connections')
  const login = await openLogin(scope, loginId)
  if (!login) throw new NotFoundError('There is no such login with Meta in this workspace.')
  const accounts = await listAdAccounts(login).catch(explain)
  const chosen = await listChosen(scope)
  return accounts.map((account) => ({ ...account, chosenBy: chosen.get(account.accountId) ?? null }))
}

function explain(error: unknown): never {
  if (error instanceof GraphError) throw new ConflictError(explainGraphError(error))
  throw error
}

async function listChosen(scope: Scope): Promise<Map<string, { loginId: string; name: string }>> {
  const rows = await inWorkspace(
    scope,
    async ({ sql }) => sql<{ accountId: string; loginId: string; name: string }[]>`
      select a.account_id as "accountId", a.login_id as "loginId", l.name
      from ad_accounts a
      join meta_logins l on l.workspace_id = ${scope.workspaceId} and l.id = a.login_id
      where a.workspace_id = ${scope.workspaceId}`,
  )
  return new Map(rows.map(({ accountId, ...login }) => [accountId, login]))
}

import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'

/** Thrown when an account was disconnected or stopped while it was fetched: nothing more of it is stored. */
export class NoLongerWanted extends Error {
  constructor() {
    super('The ad account is no longer connected.')
  }
}

/**
 * Holds an account until the transaction ends, so that whoever disconnects it comes before or after what is
 * written now, never into the middle.
 */
export async function holdAccount(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  { accountId, loginId }: { accountId: string; loginId: string },
): Promise<void> {
  const held = await sql`
    select from ad_accounts a
    join meta_logins l on l.workspace_id = ${scope.workspaceId}::uuid and l.id = a.login_id
    where a.workspace_id = ${scope.workspaceId}::uuid and a.account_id = ${accountId}
      and a.login_id = ${loginId}::uuid and a.state <> 'stopped' and l.state = 'live'
    for no key update of a`
  if (held.length === 0) throw new NoLongerWanted()
}

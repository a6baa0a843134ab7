import { randomUUID } from 'node:crypto'
import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import { orderFirstSync } from '@/lib/ads/sync/order-first-sync'
import { enqueue } from '@/lib/jobs/enqueue'
import { storableText } from '@/lib/text/storable-text'
import { actorText, recordDeed } from '../record-deed'
import { requireRight } from '../rights'
import type { Scope } from '../scope'
import type { MetaLogin } from './log-in-with-code'
import { sealLogin } from './open-login'

/**
 * Keeps a login with its token sealed. Who had logged in before is connected anew: the same login lives
 * again, its ad accounts go on from where they stopped, and what it proved is proven again. Answers its id.
 */
export async function storeLogin(scope: Scope, login: MetaLogin): Promise<string> {
  requireRight(scope, 'manage-connections')
  return inWorkspace(scope, async (transaction) => {
    const { id, isNew } = await findPlace(transaction, scope, login)
    await write(transaction, scope, id, login)
    const accounts = isNew ? [] : await reviveAccounts(transaction, scope, id)
    for (const accountId of accounts) await orderFirstSync(transaction.sql, scope, accountId)
    if (!isNew) await orderRecheck(transaction, scope)
    await recordDeed(transaction, scope, {
      deed: 'meta.connected',
      subject: id,
      detail: { permissions: login.granted.join(','), again: !isNew, accounts: accounts.length },
    })
    return id
  })
}

/** The row of who logged in. Two logins of one person at once agree on it by the route, which is unique. */
async function findPlace(
  { sql }: WorkspaceTransaction,
  scope: Scope,
  { metaUserId }: MetaLogin,
): Promise<{ id: string; isNew: boolean }> {
  const id = randomUUID()
  const [route] = await sql<{ id: string }[]>`
    insert into meta_login_routes as known (meta_user_id, workspace_id, login_id)
    values (${metaUserId}, ${scope.workspaceId}, ${id})
    on conflict (meta_user_id, workspace_id) do update set login_id = known.login_id
    returning login_id as id`
  const kept = route?.id ?? id
  return { id: kept, isNew: kept === id }
}

async function write(
  { sql }: WorkspaceTransaction,
  scope: Scope,
  id: string,
  login: MetaLogin,
): Promise<void> {
  const { ciphertext, keyVersion } = sealLogin(scope, id, login)
  await sql`
    insert into meta_logins (workspace_id, id, meta_user_id, name, ciphertext, key_version, permissions,
      expires_at, data_access_expires_at, state, problem, connected_by, connected_at)
    values (${scope.workspaceId}, ${id}, ${login.metaUserId}, ${storableText(login.name)}, ${ciphertext}, ${keyVersion},
      ${login.granted.join(',')}, ${toText(login.expiresAt)}::timestamptz,
      ${toText(login.dataAccessExpiresAt)}::timestamptz, 'live', null, ${actorText(scope.actor)}, now())
    on conflict (workspace_id, id) do update set name = excluded.name, ciphertext = excluded.ciphertext,
      key_version = excluded.key_version, permissions = excluded.permissions,
      expires_at = excluded.expires_at, data_access_expires_at = excluded.data_access_expires_at,
      state = 'live', problem = null, connected_by = excluded.connected_by,
      connected_at = excluded.connected_at`
}

function toText(instant: Date | null): string | null {
  return instant === null ? null : instant.toISOString()
}

/** What the login proved before may be proven again. */
async function orderRecheck({ sql }: WorkspaceTransaction, { workspaceId }: Scope): Promise<void> {
  const claims = await sql`select from asset_claims where workspace_id = ${workspaceId} limit 1`
  if (claims.length === 0) return
  await enqueue(sql, 'recheck-assets', { workspaceId }, { key: `recheck-assets ${workspaceId}` })
}

async function reviveAccounts(
  { sql }: WorkspaceTransaction,
  scope: Scope,
  loginId: string,
): Promise<string[]> {
  const revived = await sql<{ accountId: string }[]>`
    update ad_accounts set state = 'live', problem = null
    where workspace_id = ${scope.workspaceId} and login_id = ${loginId}
    returning account_id as "accountId"`
  return revived.map(({ accountId }) => accountId)
}

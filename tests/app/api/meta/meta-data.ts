import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { sealLogin } from '@/lib/access/meta/open-login'
import type { Scope } from '@/lib/access/scope'

interface LoginOptions {
  metaUserId: string
  accountIds: string[]
  connectedAt?: Date
}

/** A login with Meta, its ad accounts and what was fetched of them, as connecting and syncing leave them. */
export async function addMetaLogin(owner: Sql, scope: Scope, options: LoginOptions): Promise<string> {
  const { metaUserId, accountIds, connectedAt = new Date(Date.now() - 3_600_000) } = options
  const { workspaceId } = scope
  const loginId = randomUUID()
  const { ciphertext, keyVersion } = sealLogin(scope, loginId, { accessToken: `EAAB-${metaUserId}` })
  await owner`
    insert into meta_logins (workspace_id, id, meta_user_id, name, ciphertext, key_version, permissions, state,
      connected_by, connected_at)
    values (${workspaceId}, ${loginId}, ${metaUserId}, ${`Name of ${metaUserId}`}, ${ciphertext}, ${keyVersion},
      'ads_read', 'live', 'job:test', ${connectedAt})`
  await owner`
    insert into meta_login_routes (meta_user_id, workspace_id, login_id)
    values (${metaUserId}, ${workspaceId}, ${loginId})`
  for (const accountId of accountIds) await addAccount(owner, scope, { loginId, accountId })
  return loginId
}

async function addAccount(
  owner: Sql,
  { workspaceId }: Scope,
  { loginId, accountId }: { loginId: string; accountId: string },
): Promise<void> {
  const day = '2026-11-20'
  await owner`
    insert into ad_accounts (workspace_id, account_id, login_id, name, currency, time_zone, meta_status, state,
      chosen_at, first_day)
    values (${workspaceId}, ${accountId}, ${loginId}, 'Fab Cart EU', 'EUR', 'Europe/Berlin', 1, 'live', now(), ${day})`
  await owner`
    insert into ad_account_days (workspace_id, account_id, day, fetched_at)
    values (${workspaceId}, ${accountId}, ${day}, now())`
  await owner`
    insert into account_ads (workspace_id, ad_id, account_id, name, status, fetched_at)
    values (${workspaceId}, ${`9${accountId}`}, ${accountId}, 'Autumn', 'ACTIVE', now())`
  await owner`
    insert into ad_days (workspace_id, day, ad_id, platform, account_id, spend_micros, currency, impressions,
      clicks, link_clicks, fetched_at)
    values (${workspaceId}, ${day}, ${`9${accountId}`}, 'facebook', ${accountId}, 1500000, 'EUR', 100, 10, 5, now())`
}

/** Rows by table that a workspace has of Meta's. */
export async function countMetaRows(owner: Sql, { workspaceId }: Scope): Promise<Record<string, number>> {
  const tables = [
    'meta_logins',
    'meta_login_routes',
    'ad_accounts',
    'ad_account_days',
    'account_ads',
    'ad_days',
  ]
  const counts = await Promise.all(
    tables.map(async (table) => {
      const [row] = await owner<{ count: number }[]>`
        select count(*)::int as count from ${owner(table)} where workspace_id = ${workspaceId}`
      return [table, row?.count ?? 0] as const
    }),
  )
  return Object.fromEntries(counts)
}

import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { inWorkspace } from '@/db/workspace'
import { sealLogin } from '@/lib/access/meta/open-login'
import type { Scope } from '@/lib/access/scope'
import { firstDayOf } from '@/lib/ads/sync/first-day-of'

/** A login with Meta and chosen ad accounts, as connecting leaves them. */

export async function addLogin(
  scope: Scope,
  accessToken: string,
  metaUserId: string = randomUUID(),
): Promise<string> {
  const id = randomUUID()
  const { ciphertext, keyVersion } = sealLogin(scope, id, { accessToken })
  await inWorkspace(
    scope,
    ({ sql }) => sql`
      insert into meta_logins (workspace_id, id, meta_user_id, name, ciphertext, key_version, permissions, state,
        connected_by, connected_at)
      values (${scope.workspaceId}, ${id}, ${metaUserId}, 'Ines Okafor', ${ciphertext}, ${keyVersion}, 'ads_read',
        'live', 'user:alice', now())`,
  )
  return id
}

interface Chosen {
  loginId: string
  accountId: string
  currency?: string
  timeZone?: string
  /** When it was chosen. */
  at: string
  firstDay?: string
}

export async function addAccount(
  scope: Scope,
  { loginId, accountId, currency = 'INR', timeZone = 'Asia/Kolkata', at, firstDay }: Chosen,
): Promise<void> {
  const first = firstDay ?? firstDayOf(timeZone, Date.parse(at))
  await inWorkspace(
    scope,
    ({ sql }) => sql`
      insert into ad_accounts (workspace_id, account_id, login_id, name, currency, time_zone, meta_status, state,
        chosen_at, first_day)
      values (${scope.workspaceId}, ${accountId}, ${loginId}, ${`Account ${accountId}`}, ${currency}, ${timeZone},
        1, 'live', ${at}::timestamptz, ${first}::text::date)`,
  )
}

export interface StoredDay {
  day: string
  adId: string
  platform: string
  spendMicros: string
  currency: string
  impressions: string
  conversationsStarted: string
}

export function readAdDays(owner: Sql, scope: Scope, accountId: string): Promise<StoredDay[]> {
  return owner<StoredDay[]>`
    select day::text, ad_id as "adId", platform, spend_micros as "spendMicros", currency, impressions,
      conversations_started as "conversationsStarted"
    from ad_days where workspace_id = ${scope.workspaceId} and account_id = ${accountId}
    order by day, ad_id, platform`
}

/** Days that are stored whole, oldest first. */
export async function readWholeDays(owner: Sql, scope: Scope, accountId: string): Promise<string[]> {
  const rows = await owner<{ day: string }[]>`
    select day::text from ad_account_days
    where workspace_id = ${scope.workspaceId} and account_id = ${accountId} order by day`
  return rows.map(({ day }) => day)
}

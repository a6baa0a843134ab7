import type { WorkspaceTransaction } from '@/db/workspace'
import { formatDayWithYear } from '@/lib/format/format-day'
import type { SyncRun } from './sync-run'

type Sql = WorkspaceTransaction['sql']

/** Marks days as stored whole. An account whose last hole this closes is well again. */
export async function markWhole(
  sql: Sql,
  { scope, account }: SyncRun,
  days: string[],
  askedAt: string,
): Promise<void> {
  await sql`
    insert into ad_account_days (workspace_id, account_id, day, fetched_at)
    select ${scope.workspaceId}::uuid, ${account.accountId}, day, ${askedAt}::timestamptz
    from unnest(${days}::text[]::date[]) as day
    on conflict (workspace_id, account_id, day) do update set fetched_at = excluded.fetched_at`
  await sql`
    update ad_accounts set state = 'live', problem = null
    where workspace_id = ${scope.workspaceId}::uuid and account_id = ${account.accountId}
      and state = 'failing' and not exists (${holes(sql, { scope, account })})`
}

/**
 * Days without a mark between the first and the last of which anything is stored. Older ones are not holes but
 * still to come, as days are fetched backwards.
 */
function holes(sql: Sql, { scope, account }: Pick<SyncRun, 'scope' | 'account'>) {
  const whole = sql`workspace_id = ${scope.workspaceId}::uuid and account_id = ${account.accountId}`
  return sql`
    select from (
      select min(least(first_whole, first_row)) as first, max(greatest(last_whole, last_row)) as last
      from (select min(day) as first_whole, max(day) as last_whole from ad_account_days where ${whole}) as marks,
        (select min(day) as first_row, max(day) as last_row from ad_days where ${whole}) as rows
    ) as stored
    cross join lateral generate_series(stored.first::timestamp, stored.last::timestamp, interval '1 day') as listed(at)
    where not exists (select from ad_account_days where ${whole} and day = listed.at::date)`
}

/** Says that days are not whole, whatever was said before. */
export async function markHoles(sql: Sql, { scope, account }: SyncRun, days: string[]): Promise<void> {
  await sql`
    delete from ad_account_days
    where workspace_id = ${scope.workspaceId}::uuid and account_id = ${account.accountId}
      and day = any(${days}::text[]::date[])`
  await sql`
    update ad_accounts set state = 'failing', problem = ${explainHoles(days)}
    where workspace_id = ${scope.workspaceId}::uuid and account_id = ${account.accountId}`
}

function explainHoles(days: string[]): string {
  const [first = ''] = days
  const others = days.length - 1
  const named = `${formatDayWithYear(first)}${others > 0 ? ` and ${others} more ${others === 1 ? 'day' : 'days'}` : ''}`
  return `Some of what Meta sent for ${named} could not be read, so figures are missing there. We try again by ourselves.`
}

import type { WorkspaceTransaction } from '@/db/workspace'
import type { AdDay } from '../graph/ad-day'
import type { SyncRun } from './sync-run'

type Sql = WorkspaceTransaction['sql']

const rowsAStatement = 5_000

/** Writes rows over what was stored of the same ad, day and platform, each with the instant it was asked for. */
export async function writeAdDays(sql: Sql, run: SyncRun, rows: AdDay[], askedAt: string): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsAStatement) {
    await writeSome(sql, run, rows.slice(at, at + rowsAStatement), askedAt)
  }
}

async function writeSome(
  sql: Sql,
  { scope, account }: SyncRun,
  rows: AdDay[],
  askedAt: string,
): Promise<void> {
  await sql`
    insert into ad_days (workspace_id, day, ad_id, platform, account_id, spend_micros, currency, impressions,
      clicks, link_clicks, conversations_started, fetched_at)
    select ${scope.workspaceId}::uuid, d, a, p, ${account.accountId}, s, u, i, c, l, n, ${askedAt}::timestamptz
    from json_to_recordset(${toJson(rows)}::text::json)
      as r(d date, a text, p text, s bigint, u text, i bigint, c bigint, l bigint, n bigint)
    on conflict (workspace_id, day, ad_id, platform, account_id) do update set
      spend_micros = excluded.spend_micros, currency = excluded.currency, impressions = excluded.impressions,
      clicks = excluded.clicks, link_clicks = excluded.link_clicks,
      conversations_started = excluded.conversations_started, fetched_at = excluded.fetched_at`
}

/** Short keys, as there are many; digits instead of numbers, as floats would lose some. */
function toJson(rows: AdDay[]): string {
  return JSON.stringify(
    rows.map((row) => ({
      d: row.day,
      a: row.adId,
      p: row.platform,
      s: String(row.spendMicros),
      u: row.currency,
      i: String(row.impressions),
      c: String(row.clicks),
      l: String(row.linkClicks),
      n: String(row.conversationsStarted),
    })),
  )
}

/** Takes away what Meta no longer has of these days: every row that this asking did not bring. */
export async function removeVanished(
  sql: Sql,
  { scope, account }: SyncRun,
  days: string[],
  askedAt: string,
): Promise<void> {
  await sql`
    delete from ad_days
    where workspace_id = ${scope.workspaceId}::uuid and account_id = ${account.accountId}
      and day = any(${days}::text[]::date[]) and fetched_at < ${askedAt}::timestamptz`
}

import type { Sql } from 'postgres'
import { closePools } from '@/db/client'
import type { Scope } from '@/lib/access/scope'
import { syncFirstDays } from '@/lib/ads/sync/sync-first-days'
import { provideEnvironment } from '@/lib/env'
import { addAccount, addLogin } from '../lib/ads/sync/fixtures'
import { halcyonIndia, ines } from '../stand-in/meta/small-world'
import { spawnMetaStandIn } from '../stand-in/meta/spawn-meta-stand-in'
import { castPlayers } from '../support/cast'
import { cloneDatabase, type DatabaseSource } from '../support/clone-database'
import type { Figure } from './figure'
import { median } from './statistics'
import { watchMemory } from './watch-memory'

const days = 90
const platforms = 2
const rowsAStatement = 5_000

/**
 * Ninety days of thousands of ads from a Meta that is a process of its own, against nothing but upserts of the
 * same rows, many a statement, into an empty copy of the table.
 */
export async function measureAdSync(source: DatabaseSource, thoroughness: number): Promise<Figure[]> {
  const ads = Math.ceil(5_000 * thoroughness)
  const rows = ads * days * platforms
  const database = await cloneDatabase(source)
  const meta = await spawnMetaStandIn('--world', 'large', '--ads', String(ads), '--days', String(days))
  await closePools()
  provideEnvironment({ DATABASE_URL: database.appUrl, ...meta.environment })
  try {
    const { scope } = (await castPlayers(database.owner)).alice
    await connect(scope, await meta.issueToken(ines))
    const { owner } = database
    await prepareBare(owner)
    const memory = watchMemory()
    const ours: number[] = [await timeSync(owner, scope, rows)]
    const growth = memory.end()
    const [asValues, asJson] = [() => timeBare(owner, rows, valuesOf), () => timeBare(owner, rows, jsonOf)]
    const values: number[] = [await asValues()]
    const json: number[] = [await asJson()]
    for (let round = 1; round < Math.ceil(3 * thoroughness); round++) {
      json.push(await asJson())
      values.push(await asValues())
      ours.push(await timeSync(owner, scope, rows))
    }
    const section = 'syncing ads'
    const rate = (times: number[]) => (1_000 * rows) / median(times)
    const ratio = (theirs: number[]) => (100 * rate(ours)) / rate(theirs)
    return [
      { section, name: `${rows.toLocaleString('en-US')} rows from Meta`, value: rate(ours), unit: 'rows/s' },
      { section, name: 'bare upserts of the same rows', value: rate(values), unit: 'rows/s' },
      { section, name: 'rate over theirs', value: ratio(values), unit: '%', bound: { atLeast: 60 } },
      // Not bound: the same upserts as quick as they can be written.
      { section, name: 'rate over theirs, rows as JSON', value: ratio(json), unit: '%' },
      { section, name: 'memory, most growth', value: growth, unit: 'MiB', bound: { atMost: 250 } },
    ]
  } finally {
    await closePools()
    await meta.stop()
    await database.drop()
  }
}

async function connect(scope: Scope, accessToken: string): Promise<void> {
  const loginId = await addLogin(scope, accessToken)
  const today = new Date()
  const firstDay = new Date(today.getTime() - (days - 1) * 86_400_000).toISOString().slice(0, 10)
  const account = { loginId, accountId: halcyonIndia, timeZone: 'UTC', at: today.toISOString(), firstDay }
  await addAccount(scope, account)
}

async function timeSync(owner: Sql, scope: Scope, expected: number): Promise<number> {
  await owner`truncate ad_days, ad_account_days, ad_day_totals, ad_weeks, ad_account_weeks`
  const begun = performance.now()
  await syncFirstDays(scope, halcyonIndia)
  const took = performance.now() - begun
  await requireRows(owner, 'ad_days', expected)
  return took
}

async function prepareBare(owner: Sql): Promise<void> {
  await owner`create table bare_ad_days (like ad_days including all)`
}

/** The rows come from our own table a portion at a time, which is not counted. */
async function timeBare(owner: Sql, expected: number, written: typeof valuesOf): Promise<number> {
  await owner`truncate bare_ad_days`
  let took = 0
  const reading = owner<BareRow[]>`select * from ad_days order by day desc, ad_id, platform`
  for await (const rows of reading.cursor(rowsAStatement)) {
    const begun = performance.now()
    await owner`
      ${written(owner, rows)}
      on conflict (workspace_id, day, ad_id, platform, account_id) do update set
        spend_micros = excluded.spend_micros, currency = excluded.currency, impressions = excluded.impressions,
        clicks = excluded.clicks, link_clicks = excluded.link_clicks,
        conversations_started = excluded.conversations_started, fetched_at = excluded.fetched_at`
    took += performance.now() - begun
  }
  await requireRows(owner, 'bare_ad_days', expected)
  return took
}

type BareRow = Record<string, string>

function valuesOf(owner: Sql, rows: BareRow[]) {
  return owner`insert into bare_ad_days ${owner(rows)}`
}

function jsonOf(owner: Sql, rows: BareRow[]) {
  return owner`
    insert into bare_ad_days
    select * from json_populate_recordset(null::bare_ad_days, ${JSON.stringify(rows)}::text::json)`
}

async function requireRows(owner: Sql, table: 'ad_days' | 'bare_ad_days', expected: number): Promise<void> {
  const [{ count } = { count: 0 }] = await owner<{ count: number }[]>`
    select count(*)::int as count from ${owner(table)}`
  if (count !== expected) throw new Error(`${table} has ${count} rows instead of ${expected}.`)
}

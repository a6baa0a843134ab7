import { beforeAll, expect, test } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import { readMessageRows } from '@/lib/metrics/read-message-rows'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'

const database = useDatabase()
const messages = 9_001
const week = { view: 'messages' as const, from: '2026-11-16', to: '2026-11-22' }
let scope: Scope

beforeAll(async () => {
  const { alice, workspace, bot } = await castPlayers(database.owner, { timeZone: 'UTC' })
  scope = alice.scope
  await database.owner`
    insert into events (workspace_id, connection_id, event_id, person_id, type, at, channel, sender, kind, body,
      fingerprint, delivery_id, received_at)
    select ${workspace.id}::uuid, ${bot.connectionId}::uuid, 'm-' || n, gen_random_uuid(), 'message',
      '2026-11-16T00:00:00Z'::timestamptz + interval '1 second' * (n * 7919 % ${messages}::int), 'web', 'user', 'text',
      'Message ' || n, '\\x00'::bytea, gen_random_uuid(), now()
    from generate_series(1, ${messages}::int) n`
})

/** Connections of ours that are inside a transaction. */
async function openTransactions(): Promise<number> {
  const [found] = await database.owner<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and application_name like 'click-to-haptik%'
      and state in ('active', 'idle in transaction', 'idle in transaction (aborted)')`
  return found?.count ?? 0
}

test('every row comes once, in the order of time', async () => {
  const times: string[] = []
  const ids = new Set<unknown>()
  for await (const rows of readMessageRows(scope, week)) {
    times.push(...rows.map(({ createdAt }) => String(createdAt)))
    for (const { messageId } of rows) ids.add(messageId)
  }
  expect(times).toHaveLength(messages)
  expect(times).toEqual([...times].sort())
  expect(ids.size).toBe(messages)
})

test('whoever stops in the middle leaves no transaction open', async () => {
  for await (const rows of readMessageRows(scope, week)) {
    expect(rows.length).toBeGreaterThan(0)
    break
  }
  await expect.poll(openTransactions).toBe(0)
})

test('an abort ends it while the database works, and leaves none open either', async () => {
  const stopping = new AbortController()
  const read = async () => {
    for await (const _ of readMessageRows(scope, week, { signal: stopping.signal }))
      stopping.abort(new Error('Stop.'))
  }
  await expect(read()).rejects.toThrow()
  await expect.poll(openTransactions).toBe(0)
  expect([...(await readAgain())]).toHaveLength(messages)
})

async function readAgain(): Promise<unknown[]> {
  const rows: unknown[] = []
  for await (const batch of readMessageRows(scope, week)) rows.push(...batch)
  return rows
}

import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { inWorkspace } from '@/db/workspace'
import { sweepMessages } from '@/lib/jobs/sweep-messages'
import { sweepNames } from '@/lib/jobs/sweep-names'
import { countKeptTexts } from '@/lib/metrics/count-kept-texts'
import { getConversationalSource } from '@/lib/metrics/get-conversational-source'
import { verifyCounters } from '@/lib/metrics/verify-counters'
import { receiveBotDelivery } from '@/lib/pipeline'
import { type Bot, type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'

const database = useDatabase()
const day = 86_400_000
const now = Date.now()
/** Thirty days back; Olga wrote before, Yuri after. */
const limit = new Date(now - 30 * day).toISOString()
const period = { from: toDay(now - 60 * day), to: toDay(now) }

let cast: Cast

function toDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}

function said(who: string, at: number, id = `${who}-1`) {
  const person = { channel: 'whatsapp', user: { id: who, name: `Name of ${who}`, phone: '+4915551234567' } }
  return {
    ...person,
    type: 'message',
    id,
    at,
    message: { from: 'user', text: `Secret of ${who}` },
    referral: {
      kind: 'ad',
      id: '120210000000000017',
      click_id: `click of ${who}`,
      url: `https://example.com/${who}`,
      ref: `ref of ${who}`,
      headline: 'Autumn',
    },
  }
}

async function deliver(bot: Bot, events: unknown[], webhookId: string = randomUUID()) {
  const reception = await receiveBotDelivery(bot.sender, {
    webhookId,
    secretId: bot.sender.secrets[0]?.id ?? '',
    body: Buffer.from(JSON.stringify({ events })),
    receivedAt: now,
  })
  if (!reception.ok) throw new Error(reception.problem)
  return reception.receipt
}

const story = () => [
  said('olga', now - 40 * day),
  {
    ...said('olga', now - 40 * day + 1_000),
    id: 'n-1',
    type: 'node',
    node: { id: 'WELCOME' },
    message: undefined,
  },
  said('yuri', now - 20 * day),
  { ...said('odd', now - 40 * day), type: 'dance' },
]

beforeEach(async () => {
  cast = await castPlayers(database.owner, { timeZone: 'UTC' })
  await deliver(cast.bot, story())
  await deliver(cast.otherBot, story())
})

/** Everything that is stored of the workspace, but for the raw bodies, which have a limit of their own. */
async function dump(workspaceId: string): Promise<string> {
  const tables = ['events', 'touches', 'persons', 'quarantined_events', 'conversations', 'ads']
  const rows = await Promise.all(
    tables.map(
      (table) =>
        database.owner`
          select jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text)::text as all
          from ${database.owner(table)} t where workspace_id = ${workspaceId}`,
    ),
  )
  return rows
    .flat()
    .map((row) => String(row.all))
    .join('\n')
}

const figures = () => getConversationalSource(cast.alice.scope, period)
const sweep = () => sweepMessages(cast.alice.scope, { before: limit })

describe('after the sweep of messages', () => {
  test('what was written before the limit is gone, with clicks, links and what was not understood', async () => {
    expect(await sweep()).toMatchObject({ isDone: true })
    const left = await dump(cast.workspace.id)
    for (const word of ['Secret of olga', 'click of olga', 'example.com/olga', 'ref of olga']) {
      expect(left).not.toContain(word)
    }
    for (const word of ['Secret of yuri', 'click of yuri', 'example.com/yuri', 'ref of yuri', 'Autumn']) {
      expect(left).toContain(word)
    }
  })

  test('quarantined events go by when they were received', async () => {
    await sweep()
    expect(await dump(cast.workspace.id)).toContain('dance')
    await sweepMessages(cast.alice.scope, { before: new Date(now + day).toISOString() })
    expect(await dump(cast.workspace.id)).not.toContain('dance')
  })

  test('every row, figure and counter is as it was, and the neighbour keeps everything', async () => {
    const before = { figures: await figures(), neighbour: await dump(cast.otherWorkspace.id) }
    const rows = async () =>
      database.owner`
        select count(*)::int, count(conversation_id)::int as placed, count(node_number)::int as nodes
        from events where workspace_id = ${cast.workspace.id}`
    const rowsBefore = await rows()
    await sweep()
    expect(await figures()).toEqual(before.figures)
    expect(await rows()).toEqual(rowsBefore)
    expect(await verifyCounters(cast.alice.scope)).toEqual([])
    expect(await dump(cast.otherWorkspace.id)).toBe(before.neighbour)
  })

  test('a second sweep finds nothing, and a repeated webhook stays a repetition', async () => {
    await sweep()
    expect(await sweep()).toEqual({ rows: 0, isDone: true })
    expect(await deliver(cast.bot, [said('olga', now - 40 * day)])).toMatchObject({
      duplicates: 1,
      stored: 0,
    })
    expect(await sweep()).toEqual({ rows: 0, isDone: true })
  })

  test('what arrives late is counted, and emptied by the next sweep', async () => {
    await sweep()
    await deliver(cast.bot, [said('late', now - 35 * day)])
    expect(await dump(cast.workspace.id)).toContain('Secret of late')
    expect((await figures()).total).toBe(3)
    expect(await sweep()).toEqual({ rows: 2, isDone: true })
    expect(await dump(cast.workspace.id)).not.toContain('Secret of late')
    expect(await verifyCounters(cast.alice.scope)).toEqual([])
  })

  test('a late event that moves an emptied conversation moves the counters as ever', async () => {
    await sweep()
    await deliver(cast.bot, [said('olga', now - 40 * day - 3_600_000, 'olga-0')])
    expect(await verifyCounters(cast.alice.scope)).toEqual([])
    expect((await figures()).total).toBe(2)
  })
})

test('a sweep that is cut off goes on where it ended', async () => {
  const many = Array.from({ length: 900 }, (_, index) =>
    said('olga', now - 50 * day + index, `many-${index}`),
  )
  await deliver(cast.bot, many)
  const stop = new AbortController()
  stop.abort()
  const first = await sweepMessages(cast.alice.scope, { before: limit, signal: stop.signal })
  expect(first).toEqual({ rows: 1_000, isDone: false })
  expect(await sweep()).toEqual({ rows: 803, isDone: true })
  expect(await countKeptTexts(cast.alice.scope, { before: limit })).toEqual({ count: 0, hasMore: false })
})

test('rows that ingest holds are left for the next sweep, and nobody waits', async () => {
  const held = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  const holding = inWorkspace(cast.alice.scope, async ({ sql }) => {
    await sql`
      select from events where workspace_id = ${cast.workspace.id} and event_id = 'olga-1' for update`
    held.resolve()
    await release.promise
  })
  await held.promise
  await sweep()
  expect(await dump(cast.workspace.id)).toContain('Secret of olga')
  release.resolve()
  await holding
  await sweep()
  expect(await dump(cast.workspace.id)).not.toContain('Secret of olga')
})

describe('after the sweep of names', () => {
  test('who was last named before the limit has no name and number; the identifier is still theirs', async () => {
    expect(await sweepNames(cast.alice.scope, { before: limit })).toEqual({ rows: 1, isDone: true })
    const persons = await database.owner`
      select name, phone, identifier from persons p
      join person_identifiers i on i.workspace_id = p.workspace_id and i.person_id = p.id
      where p.workspace_id = ${cast.workspace.id} order by identifier`
    expect(persons).toMatchObject([
      { identifier: 'olga', name: null, phone: null },
      { identifier: 'yuri', name: 'Name of yuri', phone: '+4915551234567' },
    ])
    expect(await sweepNames(cast.alice.scope, { before: limit })).toEqual({ rows: 0, isDone: true })
  })

  test('who comes again is the same person and has a name again', async () => {
    await sweepNames(cast.alice.scope, { before: limit })
    await deliver(cast.bot, [said('olga', now - 1_000, 'olga-2')])
    const named = await database.owner`
      select name from persons where workspace_id = ${cast.workspace.id} and name = 'Name of olga'`
    expect(named).toHaveLength(1)
    expect((await figures()).total).toBe(3)
  })

  test('thousands are walked over in small steps, and the neighbour keeps its names', async () => {
    await database.owner`
      insert into persons (workspace_id, id, channel, name, named_at)
      select ${cast.workspace.id}, gen_random_uuid(), 'web', 'Many', ${limit}::timestamptz - interval '1 day'
      from generate_series(1, 4500)`
    expect(await sweepNames(cast.alice.scope, { before: limit })).toEqual({ rows: 4_501, isDone: true })
    expect(await dump(cast.otherWorkspace.id)).toContain('Name of olga')
  })
})

test('the index of kept texts finds what is old without reading what is young', async () => {
  await database.owner`
    insert into events (workspace_id, connection_id, event_id, person_id, type, at, body, fingerprint, delivery_id, received_at)
    select ${cast.workspace.id}, ${cast.bot.connectionId}, 'bulk-' || n, gen_random_uuid(), 'message',
      now() - n * interval '1 minute', 'text', 'x'::bytea, gen_random_uuid(), now()
    from generate_series(1, 20000) n`
  await database.owner`analyze events`
  const plan = await inWorkspace(
    cast.alice.scope,
    ({ sql }) => sql`
      explain select connection_id, event_id from events
      where workspace_id = ${cast.workspace.id}::uuid and body is not null and at < ${limit}::timestamptz
      order by at limit 500 for update skip locked`,
  )
  expect(JSON.stringify(plan)).toContain('events_text')
})

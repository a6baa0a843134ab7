import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { inWorkspace } from '@/db/workspace'
import { adminCommands } from '@/lib/admin/commands'
import { parseArguments } from '@/lib/admin/parse-arguments'
import { evaluateGoalVersion } from '@/lib/goals/evaluate-goal-version'
import { saveGoal } from '@/lib/goals/save-goal'
import { getConversationalSource } from '@/lib/metrics/get-conversational-source'
import { getUserJourney } from '@/lib/metrics/get-user-journey'
import { listConversations } from '@/lib/metrics/list-conversations'
import { verifyCounters } from '@/lib/metrics/verify-counters'
import { receiveBotDelivery } from '@/lib/pipeline'
import { erasePerson } from '@/lib/privacy/erase-person'
import { listErasures } from '@/lib/privacy/list-erasures'
import { addJourney } from '@/tests/lib/metrics/fixtures'
import { type Bot, type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'

const database = useDatabase()
const now = Date.now()
const at = now - 3_600_000
const period = { from: toDay(now - 2 * 86_400_000), to: toDay(now + 86_400_000) }
const adId = '120210000000000017'

/** Whom it is about. Each of these words is theirs alone, so that a search for them finds them and nobody else. */
const soren = {
  identifier: 'søren/4915551234567',
  name: 'Søren Überallbekannt',
  phone: '+4915551234567',
  words: 'Ich wohne im Fliederweg neunzehn',
  answer: 'Gern, Herr Fliederweg',
  clickId: 'click-of-soren',
  thread: 'thread-of-soren',
  quoted: 'wamid-of-soren',
}
const kim = { identifier: 'kim', name: 'Kim Nachbarin', words: 'Bis wann habt ihr offen?' }

let cast: Cast
let journeyId: string

function toDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}

beforeEach(async () => {
  cast = await castPlayers(database.owner, { timeZone: 'UTC' })
  await tellStory(cast.bot)
  await tellStory(cast.otherBot)
  const { connectionId } = cast.bot
  const subConditions = [{ connectionId, nodeId: 'SIZE' }]
  const conditions = [{ operator: 'AND' as const, subConditions }]
  await saveGoal(cast.alice.scope, { name: 'Size', operator: 'AND', conditions })
  await evaluateGoalVersion(cast.alice.scope, 1)
  const steps = ['WELCOME', 'SIZE'].map((nodeId) => ({ nodes: [{ connectionId, nodeId }] }))
  journeyId = (await addJourney(cast.alice.scope, { name: 'Buy', steps, adIds: [adId] })).id
  await database.owner`
    insert into idempotent_requests (workspace_id, key, fingerprint, status, answer, begun_at)
    values (${cast.workspace.id}, 'preview', '\\x00', 200, ${JSON.stringify({ personName: soren.name })}, now())`
})

const sorensEvents = () => {
  const who = {
    channel: 'whatsapp',
    conversation: { id: soren.thread },
    user: { id: soren.identifier, name: soren.name, phone: soren.phone },
  }
  return [
    {
      ...who,
      type: 'proactive',
      id: 's-0',
      at: at - 60_000,
      proactive: { campaign_id: 'c-1', message_id: soren.quoted },
    },
    {
      ...who,
      type: 'message',
      id: 's-1',
      at,
      message: { from: 'user', text: soren.words, language: 'de', reply_to: soren.quoted },
      referral: {
        kind: 'ad',
        id: adId,
        click_id: soren.clickId,
        url: `https://example.com/?who=${soren.clickId}`,
        ref: soren.clickId,
        platform: 'facebook',
      },
    },
    { ...who, type: 'node', id: 's-2', at: at + 100, node: { id: 'WELCOME' } },
    { ...who, type: 'node', id: 's-3', at: at + 200, node: { id: 'SIZE' } },
    { ...who, type: 'message', id: 's-4', at: at + 300, message: { from: 'bot', text: soren.answer } },
  ]
}

const kimsEvents = () => {
  const who = { channel: 'whatsapp', user: { id: kim.identifier, name: kim.name } }
  return [
    { ...who, type: 'message', id: 'k-1', at, message: { from: 'user', text: kim.words } },
    { ...who, type: 'node', id: 'k-2', at: at + 100, node: { id: 'WELCOME' } },
  ]
}

/** One delivery of both, one of Kim alone, one that repeats Søren's words under another id, and one not understood. */
async function tellStory(bot: Bot): Promise<void> {
  await deliver(bot, 'both', [...sorensEvents(), ...kimsEvents()])
  await deliver(bot, 'kim alone', kimsEvents())
  await deliver(bot, 'again', sorensEvents(), toAscii)
  await deliver(bot, 'odd', [{ ...sorensEvents()[1], type: 'dance', id: 's-9' }])
  await deliver(bot, 'odd of kim', [{ ...kimsEvents()[0], type: 'dance', id: 'k-9' }])
}

async function deliver(bot: Bot, webhookId: string, events: unknown[], write = (json: string) => json) {
  const reception = await receiveBotDelivery(bot.sender, {
    webhookId: `${webhookId} ${bot.connectionId}`,
    secretId: bot.sender.secrets[0]?.id ?? '',
    body: Buffer.from(write(JSON.stringify({ events }))),
    receivedAt: Date.now(),
  })
  if (!reception.ok) throw new Error(`the story was refused: ${reception.problem}`)
  return reception.receipt
}

/** As writers do that keep to ASCII and escape slashes. */
function toAscii(json: string): string {
  return json
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', '\\/')
}

const markers = Object.values(soren).flatMap((marker) => [
  marker,
  toAscii(JSON.stringify(marker).slice(1, -1)),
])

/** Every row of every table that holds one of the words, also within bytes, as "table: word". */
async function search(words: string[], workspaceId: string): Promise<string[]> {
  const tables = await database.owner<{ schema: string; name: string }[]>`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`
  expect(tables.length).toBeGreaterThan(30)
  const found = new Set<string>()
  for (const { schema, name } of tables) {
    const rows = await database.owner<{ text: string }[]>`
      select to_jsonb(t)::text as text from ${database.owner(schema)}.${database.owner(name)} t`
    for (const { text } of rows) {
      const ofOthers = text.includes('workspace_id') && !text.includes(workspaceId)
      if (ofOthers) continue
      for (const word of words) {
        const isThere = text.includes(word) || text.includes(Buffer.from(word).toString('hex'))
        if (isThere) found.add(`${name}: ${word}`)
      }
    }
  }
  return [...found].sort()
}

async function figures() {
  const { scope } = cast.alice
  const { rows } = await listConversations(scope, period)
  return {
    bySource: await getConversationalSource(scope, period),
    journey: await getUserJourney(scope, { ...period, journeyId, now }),
    conversations: rows.map(({ personName: _, ...row }) => row),
    differences: await verifyCounters(scope),
  }
}

function personOf(workspaceId: string, name: string) {
  return database.owner<{ id: string }[]>`
    select id from persons where workspace_id = ${workspaceId} and name = ${name}`
}

describe('erasing a person', () => {
  test('leaves no word of theirs in any row of any table, and every word of others', async () => {
    const { scope } = cast.alice
    const before = await search(markers, cast.workspace.id)
    const tables = new Set(before.map((line) => line.split(':')[0]))
    expect([...tables].sort()).toEqual([
      'conversations',
      'deliveries',
      'events',
      'idempotent_requests',
      'person_identifiers',
      'persons',
      'quarantined_events',
      'touches',
    ])
    const neighbours = await search(Object.values(kim), cast.workspace.id)
    const elsewhere = await search(markers, cast.otherWorkspace.id)

    const erasure = await erasePerson(scope, { identifier: soren.identifier })
    expect(erasure.removed).toEqual({
      messages: 2,
      touches: 1,
      identifiers: 1,
      quarantined: 1,
      deliveries: 3,
    })

    expect(await search(markers, cast.workspace.id)).toEqual([])
    expect(await search(Object.values(kim), cast.workspace.id)).toEqual(neighbours)
    expect(await search(markers, cast.otherWorkspace.id)).toEqual(elsewhere)
    expect(elsewhere.length).toBeGreaterThan(5)
  })

  test('changes no figure', async () => {
    const before = await figures()
    expect(before.conversations).toHaveLength(2)
    expect(before.differences).toEqual([])
    await erasePerson(cast.alice.scope, { identifier: soren.identifier, channel: 'whatsapp' })
    expect(await figures()).toEqual(before)
  })

  test('table by table: rows stay that are counted, columns that tell of the person are empty', async () => {
    const { id: workspaceId } = cast.workspace
    const [person] = await personOf(workspaceId, soren.name)
    const count = async () => {
      const [counts] = await database.owner`
        select
          (select count(*) from persons where workspace_id = ${workspaceId})::int as persons,
          (select count(*) from person_identifiers where workspace_id = ${workspaceId})::int as identifiers,
          (select count(*) from events where workspace_id = ${workspaceId})::int as events,
          (select count(*) from touches where workspace_id = ${workspaceId})::int as touches,
          (select count(*) from conversations where workspace_id = ${workspaceId})::int as conversations,
          (select count(*) from deliveries where workspace_id = ${workspaceId})::int as deliveries,
          (select count(*) from deliveries where workspace_id = ${workspaceId} and body is not null)::int as bodies,
          (select count(*) from quarantined_events where workspace_id = ${workspaceId})::int as quarantined`
      return counts
    }
    const stays = { persons: 2, events: 7, touches: 1, conversations: 2, deliveries: 5 }
    expect(await count()).toEqual({ ...stays, identifiers: 2, bodies: 5, quarantined: 2 })
    await erasePerson(cast.alice.scope, { personId: person?.id ?? '' })
    expect(await count()).toEqual({ ...stays, identifiers: 1, bodies: 2, quarantined: 1 })
    const events = await database.owner`
      select event_id, body, language, reply_to, proactive_message_id, platform_conversation_id from events
      where workspace_id = ${workspaceId} and person_id = ${person?.id ?? ''} order by event_id`
    expect(events.map(({ event_id }) => event_id)).toEqual(['s-0', 's-1', 's-2', 's-3', 's-4'])
    expect(events.map(({ body, language }) => [body, language])).toEqual(Array(5).fill([null, null]))
    // One thing stays one thing under its new name.
    expect(new Set(events.map((row) => row.platform_conversation_id)).size).toBe(1)
    expect(events[1]?.reply_to).toBe(events[0]?.proactive_message_id)
    expect(events[1]?.reply_to).toMatch(/^erased-[0-9a-f]{32}$/)
    expect(events[2]?.reply_to).toBeNull()
  })

  test('is recorded, without who it was', async () => {
    const { scope } = cast.alice
    const { erasureId, personId } = await erasePerson(scope, { identifier: soren.identifier })
    const rows = await database.owner`
      select id, person_id, requested_by, removed from erasures where workspace_id = ${cast.workspace.id}`
    expect(rows).toEqual([
      {
        id: erasureId,
        person_id: personId,
        requested_by: `user:${cast.alice.user.id}`,
        removed: { messages: 2, touches: 1, identifiers: 1, quarantined: 1, deliveries: 3 },
      },
    ])
    expect(await listErasures(scope)).toMatchObject([
      { kind: 'person.erased', subject: personId, by: 'Alice' },
    ])
    expect(await listErasures(cast.charlie.scope)).toEqual([])
  })

  test('a repetition of what was erased stays one; what comes after is a new person’s', async () => {
    const { personId } = await erasePerson(cast.alice.scope, { identifier: soren.identifier })
    const again = await deliver(cast.bot, `later ${randomUUID()}`, sorensEvents())
    expect(again).toMatchObject({ stored: 0, duplicates: 5 })
    expect(await personOf(cast.workspace.id, soren.name)).toEqual([])
    const [first] = sorensEvents()
    const message = {
      ...first,
      type: 'message',
      id: 's-20',
      at: at + 5_000,
      message: { from: 'user', text: 'Hallo' },
    }
    expect(await deliver(cast.bot, randomUUID(), [message])).toMatchObject({ stored: 1 })
    const [newcomer] = await personOf(cast.workspace.id, soren.name)
    expect(newcomer?.id).not.toBe(personId)
    expect(await verifyCounters(cast.alice.scope)).toEqual([])
    const { rows } = await listConversations(cast.alice.scope, period)
    expect(rows).toHaveLength(3)
  })

  test('a second time finds nobody by the identifier, and by our id nothing more', async () => {
    const { scope } = cast.alice
    const { personId } = await erasePerson(scope, { identifier: soren.identifier })
    await expect(erasePerson(scope, { identifier: soren.identifier })).rejects.toThrow('no such person')
    const { removed } = await erasePerson(scope, { personId })
    expect(removed).toMatchObject({ messages: 0, identifiers: 0, quarantined: 0, deliveries: 0 })
  })

  test('needs the right, and finds nobody of another workspace', async () => {
    const before = await search(markers, cast.workspace.id)
    const [person] = await personOf(cast.workspace.id, soren.name)
    await expect(erasePerson(cast.bob.scope, { identifier: soren.identifier })).rejects.toThrow('Your role')
    const theirs = erasePerson(cast.charlie.scope, { personId: person?.id ?? '' })
    await expect(theirs).rejects.toThrow('no such person')
    expect(await search(markers, cast.workspace.id)).toEqual(before)
  })

  test('of several persons called so, one is to be named by the channel', async () => {
    const [, message] = sorensEvents()
    await deliver(cast.bot, randomUUID(), [{ ...message, id: 'w-1', channel: 'web' }])
    const unclear = erasePerson(cast.alice.scope, { identifier: soren.identifier })
    await expect(unclear).rejects.toThrow('say which channel, web, whatsapp')
  })

  test('waits for its turn while events of the workspace are stored, and both are whole', async () => {
    const { scope } = cast.alice
    const fresh = Array.from({ length: 20 }, (_, index) => ({
      ...sorensEvents()[4],
      id: `x-${index}`,
      at: at + 1_000 + index,
    }))
    await Promise.all([
      ...fresh.map((event) => deliver(cast.bot, randomUUID(), [event])),
      erasePerson(scope, { identifier: soren.identifier }),
    ])
    const orphans = await inWorkspace(
      scope,
      ({ sql }) => sql`
        select event_id from events e where e.workspace_id = ${scope.workspaceId} and e.body is not null
          and not exists (
            select from person_identifiers i
            where i.workspace_id = ${scope.workspaceId} and i.person_id = e.person_id)`,
    )
    expect(orphans).toEqual([])
    expect(await verifyCounters(scope)).toEqual([])
  })
})

describe('npm run admin -- person erase', () => {
  async function run(...args: string[]): Promise<unknown> {
    const { command, input } = parseArguments(['person', 'erase', ...args], adminCommands)
    return command.run(input)
  }

  test('by identifier or by our id', async () => {
    const { slug } = cast.workspace
    const erased = await run('--workspace', slug, '--identifier', soren.identifier, '--channel', 'whatsapp')
    expect(erased).toMatchObject({ removed: { messages: 2 } })
    const [person] = await personOf(cast.workspace.id, kim.name)
    expect(await run('--workspace', slug, '--person', person?.id ?? '')).toMatchObject({
      personId: person?.id,
    })
    await expect(run('--workspace', slug)).rejects.toThrow('Say who')
  })
})

/**
 * Every column of the tables that know persons: emptied, made anew, or kept because it tells nothing of who
 * they are. A new one that is not here fails, whoever adds it.
 */
const knownColumns: Record<string, { emptied: string[]; kept: string[] }> = {
  persons: { emptied: ['name', 'named_at', 'phone', 'phoned_at'], kept: ['channel', 'id', 'workspace_id'] },
  events: {
    emptied: ['body', 'language', 'platform_conversation_id', 'proactive_message_id', 'reply_to'],
    kept: [
      ...['at', 'broken', 'campaign_id', 'campaign_name', 'confidence', 'connection_id', 'conversation_id'],
      ...[
        'delivery_id',
        'event_id',
        'fingerprint',
        'flags',
        'kind',
        'node_number',
        'person_id',
        'received_at',
      ],
      ...['sender', 'sequence', 'type', 'workspace_id'],
      ...['ad_id', 'channel', 'confidence_percent', 'last_node', 'referral_id', 'referral_kind', 'source'],
    ],
  },
  touches: {
    emptied: ['body', 'click_id', 'headline', 'ref', 'url'],
    kept: [
      ...['at', 'connection_id', 'conversation_id', 'event_id', 'kind', 'media_type', 'opening', 'person_id'],
      ...['platform', 'reference_id', 'workspace_id'],
    ],
  },
  conversations: {
    emptied: ['platform_conversation_id'],
    kept: [
      ...[
        'ad_id',
        'agent_messages',
        'bot_messages',
        'channel',
        'closed_at',
        'connection_id',
        'id',
        'last_at',
      ],
      ...[
        'path',
        'path_seconds',
        'person_id',
        'platform',
        'source',
        'source_connection_id',
        'source_event_id',
      ],
      ...['source_reason', 'start_day', 'started_at', 'user_messages', 'workspace_id'],
    ],
  },
  erasures: {
    emptied: [],
    kept: ['erased_at', 'id', 'person_id', 'removed', 'requested_by', 'workspace_id'],
  },
  person_identifiers: { emptied: ['channel', 'identifier', 'person_id', 'workspace_id'], kept: [] },
}

test('no column that knows persons was forgotten', async () => {
  const rows = await database.owner<{ table: string; columns: string[] }[]>`
    select table_name as table, array_agg(column_name::text order by column_name) as columns
    from information_schema.columns c
    where table_schema = 'public' and (table_name = 'persons' or exists (
      select from information_schema.columns o where o.table_schema = 'public'
        and o.table_name = c.table_name and o.column_name = 'person_id'))
    group by table_name`
  const known = Object.entries(knownColumns).map(([table, { emptied, kept }]) => [
    table,
    [...emptied, ...kept].sort(),
  ])
  expect(Object.fromEntries(rows.map(({ table, columns }) => [table, [...columns].sort()]))).toEqual(
    Object.fromEntries(known),
  )
})

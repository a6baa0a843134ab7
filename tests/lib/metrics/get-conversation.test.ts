import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { getConversation } from '@/lib/metrics/get-conversation'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addAd, addConversation, addEvent, addGoalVersion, addNode, addPerson, addTouch } from './fixtures'

const database = useDatabase()
const conversationId = randomUUID()
const at = (time: string) => `2026-11-20T09:${time}Z`
let cast: Cast

beforeAll(async () => {
  cast = await castPlayers(database.owner)
  const { scope } = cast.alice
  const { connectionId } = cast.bot
  const person = await addPerson(scope, { name: 'Taylor', phone: '+919876543210' })
  const personId = person.id
  await addNode(scope, { number: 1, connectionId, nodeId: 'WELCOME', name: 'Welcome', flow: 'Shop' })
  await addNode(scope, { number: 2, connectionId, nodeId: 'ASK_SIZE' })
  await addAd(scope, { adId: '120210000000000017', headline: 'Autumn at Fab Cart' })
  await addConversation(scope, {
    id: conversationId,
    personId,
    connectionId,
    platformConversationId: 'p-1',
    startedAt: at('15:02.120'),
    lastAt: at('15:30'),
    source: 'ads',
    sourceReason: 'ad_before_first_message',
    sourceConnectionId: connectionId,
    sourceEventId: 't-1',
    adId: '120210000000000017',
    path: [1, 2, 1],
    pathSeconds: [0, 5, 20],
  })
  await addConversation(scope, { personId, startedAt: '2026-11-19T08:00:00Z', source: 'proactive' })
  await addConversation(scope, { personId, startedAt: '2026-11-21T08:00:00Z' })
  const shared = { personId, connectionId, conversationId }
  await addTouch(scope, {
    ...shared,
    eventId: 't-1',
    at: at('14:02.120'),
    opening: true,
    ref: 'wa 9876543210',
  })
  await addTouch(scope, { ...shared, eventId: 't-2', at: at('15:20'), kind: 'post', referenceId: 'post-1' })
  const say = (eventId: string, time: string, sender: 'user' | 'bot', body: string, sequence?: number) =>
    addEvent(scope, { ...shared, eventId, at: at(time), sender, body, kind: 'text', sequence })
  await say('m-4', '15:07', 'bot', 'second', 2)
  await say('m-3', '15:07', 'bot', 'first', 1)
  await say('b-1', '15:02.120', 'bot', 'Hello')
  await say('m-1', '15:02.120', 'user', 'Mail me at taylor@example.com')
  await addEvent(scope, {
    ...shared,
    eventId: 'n-1',
    at: at('15:03'),
    type: 'node',
    nodeNumber: 1,
    flags: 'late,clamped',
  })
  await addEvent(scope, {
    ...shared,
    eventId: 'm-9',
    at: at('15:30'),
    sender: 'bot',
    broken: true,
    nodeNumber: 2,
  })
})

const read = async () => {
  const detail = await getConversation(cast.alice.scope, conversationId)
  if (!detail) throw new Error('The conversation is not there.')
  return detail
}

describe('one conversation', () => {
  test('says who, where and why', async () => {
    const { transcript, path, touches, neighbours, ...header } = await read()
    expect(header).toEqual({
      id: conversationId,
      startedAt: '2026-11-20T09:15:02.120Z',
      startDay: '2026-11-20',
      lastAt: '2026-11-20T09:15:30.000Z',
      closedAt: null,
      channel: 'whatsapp',
      source: 'ads',
      sourceReason: 'ad_before_first_message',
      sourceSentence:
        'Ads: The person came from the ad “Autumn at Fab Cart” (120210000000000017) 1 m 00 s before their first message. An ad counts for the next message within 24 hours.',
      platform: null,
      platformConversationId: 'p-1',
      person: { id: expect.any(String), name: 'Taylor', phone: '+919876543210' },
      connection: { id: cast.bot.connectionId, name: 'Shop assistant' },
      ad: { adId: '120210000000000017', name: 'Autumn at Fab Cart' },
      userMessages: 1,
      botMessages: 1,
      agentMessages: 0,
      isTranscriptCut: false,
      proactive: null,
      goal: null,
    })
  })

  test('has its transcript in the one order of events', async () => {
    const { transcript } = await read()
    expect(transcript.map(({ eventId }) => eventId)).toEqual(['m-1', 'b-1', 'n-1', 'm-3', 'm-4', 'm-9'])
    expect(transcript[0]).toEqual({
      connectionId: cast.bot.connectionId,
      eventId: 'm-1',
      at: '2026-11-20T09:15:02.120Z',
      type: 'message',
      sender: 'user',
      text: 'Mail me at taylor@example.com',
      kind: 'text',
      node: null,
      flags: [],
      isBroken: false,
    })
    expect(transcript[2]).toMatchObject({
      node: { nodeId: 'WELCOME', name: 'Welcome' },
      flags: ['late', 'clamped'],
    })
    expect(transcript[5]).toMatchObject({
      node: { nodeId: 'ASK_SIZE', name: null },
      isBroken: true,
      text: null,
    })
  })

  test('has its path with times, repeats kept', async () => {
    const { path } = await read()
    expect(path).toEqual([
      { nodeId: 'WELCOME', name: 'Welcome', flow: 'Shop', seconds: 0, at: '2026-11-20T09:15:02.120Z' },
      { nodeId: 'ASK_SIZE', name: null, flow: null, seconds: 5, at: '2026-11-20T09:15:07.120Z' },
      { nodeId: 'WELCOME', name: 'Welcome', flow: 'Shop', seconds: 20, at: '2026-11-20T09:15:22.120Z' },
    ])
  })

  test('has every touch, and says which opened it and which decided', async () => {
    const { touches } = await read()
    const facts = touches.map(({ eventId, kind, opening, decided }) => ({ eventId, kind, opening, decided }))
    expect(facts).toEqual([
      { eventId: 't-1', kind: 'ad', opening: true, decided: true },
      { eventId: 't-2', kind: 'post', opening: false, decided: false },
    ])
  })

  test("has the person's other conversations", async () => {
    const { neighbours } = await read()
    expect(neighbours).toEqual([
      { id: expect.any(String), startedAt: '2026-11-21T08:00:00.000Z', source: 'organic' },
      { id: expect.any(String), startedAt: '2026-11-19T08:00:00.000Z', source: 'proactive' },
    ])
  })

  test('names the message of the business that it answers', async () => {
    const { scope } = cast.alice
    const personId = randomUUID()
    const { connectionId } = cast.bot
    const campaign = { campaignId: 'c-7', campaignName: 'Diwali offer', proactiveMessageId: 'pm-1' }
    const sent = await addEvent(scope, {
      personId,
      connectionId,
      type: 'proactive',
      at: at('00:00'),
      ...campaign,
    })
    const { id } = await addConversation(scope, {
      personId,
      startedAt: at('15:00'),
      source: 'proactive',
      sourceReason: 'within_proactive_window',
      sourceConnectionId: connectionId,
      sourceEventId: sent.eventId,
    })
    const detail = await getConversation(scope, id)
    expect(detail?.proactive).toEqual({
      eventId: sent.eventId,
      at: '2026-11-20T09:00:00.000Z',
      campaignId: 'c-7',
      campaignName: 'Diwali offer',
      messageId: 'pm-1',
    })
    expect(detail?.sourceSentence).toContain('“Diwali offer” was sent to this person 15 m 00 s before')
  })

  test('says which parts of the goal became true, and when', async () => {
    const { alice, bot } = await castPlayers(database.owner)
    const { connectionId } = bot
    await addNode(alice.scope, { number: 1, connectionId, nodeId: 'WELCOME', name: 'Welcome' })
    await addNode(alice.scope, { number: 2, connectionId, nodeId: 'ASK_SIZE' })
    await addGoalVersion(alice.scope, {
      version: 7,
      expression: {
        operator: 'AND',
        conditions: [{ operator: 'AND', subConditions: [{ nodeId: 'WELCOME' }, { nodeId: 'ASK_SIZE' }] }],
      },
    })
    const { id } = await addConversation(alice.scope, { startedAt: at('15:00'), path: [1], pathSeconds: [9] })
    const detail = await getConversation(alice.scope, id)
    expect(detail?.goal).toEqual({
      version: 7,
      name: 'Order',
      operator: 'AND',
      reached: false,
      reachedAt: null,
      conditions: [
        {
          operator: 'AND',
          at: null,
          nodes: [
            { connectionId, nodeId: 'WELCOME', name: 'Welcome', at: '2026-11-20T09:15:09.000Z' },
            { connectionId, nodeId: 'ASK_SIZE', name: null, at: null },
          ],
        },
      ],
    })
  })

  test('is cut after 2,000 events and says so', async () => {
    const { scope } = cast.alice
    const { id, personId } = await addConversation(scope)
    await database.owner`
      insert into events (workspace_id, connection_id, event_id, person_id, conversation_id, type, at, fingerprint,
        delivery_id, received_at)
      select ${scope.workspaceId}, ${randomUUID()}, 'e' || n, ${personId}, ${id}, 'node', now(), '', ${randomUUID()}, now()
      from generate_series(1, 2001) n`
    const detail = await getConversation(scope, id)
    expect(detail?.transcript).toHaveLength(2_000)
    expect(detail?.isTranscriptCut).toBe(true)
  })
})

test('Bob, who only looks, sees neither phone numbers nor addresses, but the ad', async () => {
  const detail = await getConversation(cast.bob.scope, conversationId)
  expect(detail?.person).toMatchObject({ name: 'Taylor', phone: '[phone number]' })
  expect(detail?.transcript[0]?.text).toBe('Mail me at [e-mail address]')
  expect(detail?.touches[0]).toMatchObject({ ref: 'wa [phone number]', referenceId: '120210000000000017' })
  expect(detail?.ad?.adId).toBe('120210000000000017')
})

test.each([
  ['Charlie asks', () => cast.charlie.scope, () => conversationId],
  ['it is not there', () => cast.alice.scope, () => randomUUID()],
  ['the id is no id', () => cast.alice.scope, () => 'abc'],
  ['the id is empty', () => cast.alice.scope, () => ''],
  ['the id is NUL', () => cast.alice.scope, () => '\0'],
  ['the id goes on', () => cast.alice.scope, () => `${conversationId}'`],
])('nothing when %s', async (_, scope, id) => {
  expect(await getConversation(scope(), id())).toBeNull()
})

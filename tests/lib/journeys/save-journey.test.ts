import { beforeEach, describe, expect, test } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import { ForbiddenError, InvalidInputError, NotFoundError } from '@/lib/errors'
import { deleteJourney } from '@/lib/journeys/delete-journey'
import { getJourney } from '@/lib/journeys/get-journey'
import { type JourneyInput, journeyInputSchema } from '@/lib/journeys/journey-schema'
import { linkAd } from '@/lib/journeys/link-ad'
import { listJourneys } from '@/lib/journeys/list-journeys'
import { saveJourney } from '@/lib/journeys/save-journey'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addAd, addConnection, addNode } from '../metrics/fixtures'

const database = useDatabase()
let cast: Cast
let scope: Scope

beforeEach(async () => {
  cast = await castPlayers(database.owner)
  scope = cast.alice.scope
  const { connectionId } = cast.bot
  await addNode(scope, { number: 1, connectionId, nodeId: 'WELCOME', name: 'Welcome' })
  await addNode(scope, { number: 2, connectionId, nodeId: 'SIZE' })
  await addNode(scope, { number: 3, connectionId, nodeId: 'COLOUR', name: 'Colour' })
  await addNode(scope, { number: 4, connectionId, nodeId: 'PAID', name: 'Paid' })
  await addNode(cast.charlie.scope, {
    number: 1,
    connectionId: cast.otherBot.connectionId,
    nodeId: 'HIDDEN',
  })
})

function journey(...steps: string[][]): JourneyInput {
  const nodes = (ids: string[]) => ({ nodes: ids.map((nodeId) => ({ nodeId })) })
  return { name: 'Buy', steps: steps.map(nodes), windowHours: 24 }
}

const buy = journey(['WELCOME'], ['SIZE', 'COLOUR'], ['PAID'])

async function stored() {
  const { id } = cast.workspace
  const [row] = await database.owner`
    select (select count(*)::int from journeys where workspace_id = ${id}) as journeys,
      (select coalesce(sum(revision), 0)::int from journeys where workspace_id = ${id}) as revisions,
      (select array_agg(deed order by at, id) from audit_entries where workspace_id = ${id}) as deeds`
  return row
}

async function fieldsOf(refused: Promise<unknown>) {
  const error = await refused.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(InvalidInputError)
  return (error as InvalidInputError).fields
}

async function saved(input: JourneyInput & { id?: string }) {
  const answer = await saveJourney(scope, input)
  if (answer.outcome === 'stale') throw new Error('stale')
  return answer.journey
}

describe('a new journey', () => {
  test('names its connections, and its steps by their nodes', async () => {
    const { connectionId } = cast.bot
    const input = {
      ...buy,
      steps: [{ ...buy.steps[0], name: 'Hello' }, ...buy.steps.slice(1)],
    } as JourneyInput
    const answer = await saveJourney(scope, input)
    expect(answer).toEqual({
      outcome: 'saved',
      journey: {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        name: 'Buy',
        windowHours: 24,
        revision: 1,
        updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        updatedBy: 'Alice',
        steps: [
          { name: 'Hello', ownName: 'Hello', nodes: [{ connectionId, nodeId: 'WELCOME', name: 'Welcome' }] },
          {
            name: 'SIZE / Colour',
            ownName: null,
            nodes: [
              { connectionId, nodeId: 'SIZE', name: null },
              { connectionId, nodeId: 'COLOUR', name: 'Colour' },
            ],
          },
          { name: 'Paid', ownName: null, nodes: [{ connectionId, nodeId: 'PAID', name: 'Paid' }] },
        ],
        ads: [],
      },
    })
    expect(await stored()).toEqual({ journeys: 1, revisions: 1, deeds: ['journey.saved'] })
    const [{ steps } = { steps: [] }] = await database.owner<{ steps: unknown[] }[]>`
      select steps from journeys where workspace_id = ${cast.workspace.id}`
    expect(steps[0]).toEqual({ name: 'Hello', nodes: [{ connectionId, nodeId: 'WELCOME' }] })
  })

  test('shows the name that a node has by now', async () => {
    const { id } = await saved(buy)
    await database.owner`update nodes set name = 'Size' where node_id = 'SIZE'`
    expect((await getJourney(scope, id))?.steps[1]?.name).toBe('Size / Colour')
  })

  test('says who saved it when a key did', async () => {
    const key: Scope = { ...scope, actor: { kind: 'key', id: 'k-1' } }
    const answer = await saveJourney(key, buy)
    expect(answer).toMatchObject({ journey: { updatedBy: 'an API key' } })
  })

  test('is made once by a double click, also by two at the same moment', async () => {
    const answers = await Promise.all([saveJourney(scope, buy), saveJourney(scope, buy)])
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['saved', 'unchanged'])
    expect(await saveJourney(scope, buy)).toMatchObject({ outcome: 'unchanged' })
    expect(await stored()).toEqual({ journeys: 1, revisions: 1, deeds: ['journey.saved'] })
  })

  test('may have the same node in several steps, and twenty steps', async () => {
    await saved(journey(['WELCOME'], ['WELCOME'], ['PAID', 'WELCOME']))
    await saved({ ...journey(...Array.from({ length: 20 }, () => ['SIZE'])), name: 'Long' })
  })
})

describe('a change', () => {
  test('raises the revision and keeps the ads', async () => {
    await addAd(scope, { adId: '17', headline: 'Autumn' })
    const { id } = await saved(buy)
    await linkAd(scope, { adId: '17', journeyId: id })
    const changed = await saved({ ...journey(['SIZE'], ['PAID']), id, name: 'Buy soon', windowHours: 48 })
    expect(changed).toMatchObject({
      id,
      name: 'Buy soon',
      revision: 2,
      windowHours: 48,
      steps: [{ name: 'SIZE' }, { name: 'Paid' }],
      ads: [{ adId: '17', name: 'Autumn' }],
    })
    expect(await listJourneys(scope)).toEqual([changed])
  })

  test('of nothing is none, whatever revision it was based on', async () => {
    const { id } = await saved(buy)
    expect(await saveJourney(scope, { ...buy, id, basedOnRevision: 1 })).toMatchObject({
      outcome: 'unchanged',
    })
    expect(await saveJourney(scope, { ...buy, id, basedOnRevision: 9 })).toMatchObject({
      outcome: 'unchanged',
    })
    expect(await stored()).toMatchObject({ revisions: 1, deeds: ['journey.saved'] })
  })

  test('over what somebody else changed hands back theirs', async () => {
    const { id } = await saved(buy)
    await saved({ ...buy, id, windowHours: 12, basedOnRevision: 1 })
    const mine = { ...buy, id, windowHours: 6, basedOnRevision: 1 }
    expect(await saveJourney(scope, mine)).toMatchObject({
      outcome: 'stale',
      theirs: { id, revision: 2, windowHours: 12, updatedBy: 'Alice' },
    })
    expect((await getJourney(scope, id))?.windowHours).toBe(12)
    expect(await saveJourney(scope, { ...mine, basedOnRevision: 2 })).toMatchObject({ outcome: 'saved' })
  })

  test('by two at once succeeds for one and is told to the other', async () => {
    const { id } = await saved(buy)
    const answers = await Promise.all(
      [6, 12].map((windowHours) => saveJourney(scope, { ...buy, id, windowHours, basedOnRevision: 1 })),
    )
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['saved', 'stale'])
    expect(await stored()).toMatchObject({ revisions: 2 })
  })

  test('of a journey that is not there, is deleted or is a stranger is refused', async () => {
    const { id } = await saved(buy)
    await expect(saveJourney(cast.charlie.scope, { ...buy, id })).rejects.toBeInstanceOf(NotFoundError)
    await expect(saveJourney(scope, { ...buy, id: 'buy' })).rejects.toBeInstanceOf(NotFoundError)
    await deleteJourney(scope, id)
    await expect(saveJourney(scope, { ...buy, id })).rejects.toBeInstanceOf(NotFoundError)
  })
})

describe('what is refused', () => {
  const unknown = 'The bot has no node of this id, as far as its events tell.'

  test.each<[string, JourneyInput, Record<string, string>]>([
    ['one step', journey(['SIZE']), { steps: 'A journey has at least 2 steps.' }],
    [
      'twenty-one steps',
      journey(...Array.from({ length: 21 }, () => ['SIZE'])),
      { steps: 'A journey has at most 20 steps.' },
    ],
    ['a step of nothing', journey(['SIZE'], []), { 'steps.1.nodes': 'A step needs at least one node.' }],
    [
      'a node that nobody knows',
      journey(['SIZE'], ['PAID', 'NOWHERE']),
      { 'steps.1.nodes.1.nodeId': unknown },
    ],
    ["a stranger's node", journey(['SIZE'], ['HIDDEN']), { 'steps.1.nodes.0.nodeId': unknown }],
    [
      'a node twice in a step',
      journey(['SIZE'], ['PAID', 'PAID']),
      { 'steps.1.nodes.1.nodeId': 'This node is already in the step.' },
    ],
    ['no window', { ...buy, windowHours: 0 }, { windowHours: 'The window is at least 1 hour.' }],
    [
      'a window without end',
      { ...buy, windowHours: 721 },
      { windowHours: 'The window is at most 720 hours, which is 30 days.' },
    ],
    ['no name', { ...buy, name: '  ' }, { name: 'Give the journey a name.' }],
    [
      'a name of 81 characters',
      { ...buy, name: 'x'.repeat(81) },
      { name: 'A name has at most 80 characters.' },
    ],
    [
      'a name that cannot be stored',
      { ...buy, name: 'Buy\0' },
      { name: 'This holds characters that cannot be stored.' },
    ],
  ])('%s', async (_, input, fields) => {
    expect(await fieldsOf(saveJourney(scope, input))).toEqual(fields)
    expect(await stored()).toEqual({ journeys: 0, revisions: 0, deeds: null })
  })

  test('a node twice in a step, once with its connection and once without', async () => {
    const { connectionId } = cast.bot
    const twice = { nodes: [{ nodeId: 'PAID' }, { nodeId: 'PAID', connectionId }] }
    const fields = await fieldsOf(saveJourney(scope, { ...buy, steps: [...buy.steps, twice] }))
    expect(fields).toEqual({ 'steps.3.nodes.1.nodeId': 'This node is already in the step.' })
  })

  test('an id that several connections know, until one is named', async () => {
    const { id: connectionId } = await addConnection(scope)
    await addNode(scope, { number: 9, connectionId, nodeId: 'PAID' })
    expect(await fieldsOf(saveJourney(scope, buy))).toEqual({
      'steps.2.nodes.0.nodeId': 'Several connections have a node of this id: name the connection.',
    })
    const named = { nodes: [{ connectionId, nodeId: 'PAID' }] }
    const { steps } = await saved({ ...buy, steps: [...buy.steps.slice(0, 2), named] })
    expect(steps[2]?.nodes).toEqual([{ connectionId, nodeId: 'PAID', name: null }])
  })

  test('a name that another journey has, and not that of a deleted one', async () => {
    const { id } = await saved(buy)
    const other = { ...journey(['SIZE'], ['PAID']), name: 'Other' }
    const { id: otherId } = await saved(other)
    const taken = { name: 'Another journey has this name. Give one of them another.' }
    expect(await fieldsOf(saveJourney(scope, { ...other, name: 'Buy' }))).toEqual(taken)
    expect(await fieldsOf(saveJourney(scope, { ...other, name: 'Buy', id: otherId }))).toEqual(taken)
    expect(await stored()).toMatchObject({ journeys: 2, revisions: 2 })
    await deleteJourney(scope, id)
    expect(await saved({ ...other, name: 'Buy', id: otherId })).toMatchObject({ name: 'Buy', revision: 2 })
  })

  test('two that take one name at once', async () => {
    const other = { ...journey(['SIZE'], ['PAID']), name: 'Other' }
    const ids = [(await saved(buy)).id, (await saved(other)).id]
    const changes = ids.map((id, at) => saveJourney(scope, { ...(at ? other : buy), id, name: 'Same' }))
    const settled = await Promise.allSettled(changes)
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = settled.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(refused.reason).toMatchObject({ fields: { name: expect.any(String) } })
  })

  test('a viewer', async () => {
    await expect(saveJourney(cast.bob.scope, buy)).rejects.toBeInstanceOf(ForbiddenError)
    expect(await listJourneys(cast.bob.scope)).toEqual([])
  })
})

test('the schema takes a node as its id alone, and a day as the window', () => {
  const steps = [{ nodes: ['A'] }, { name: ' Pay ', nodes: [{ nodeId: 'B' }] }]
  expect(journeyInputSchema.parse({ name: 'Buy', steps })).toEqual({
    name: 'Buy',
    steps: [{ nodes: [{ nodeId: 'A' }] }, { name: 'Pay', nodes: [{ nodeId: 'B' }] }],
    windowHours: 24,
  })
})

import { beforeEach, expect, test } from 'vitest'
import { erasedPerson } from '@/app/api/v1/persons/erase/operation'
import { POST } from '@/app/api/v1/persons/erase/route'
import { addPerson } from '@/tests/lib/metrics/fixtures'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { makeReadKey, makeWriteKey, send } from './ask'

const database = useDatabase()
let cast: Cast
let writer: string
const who = { channel: 'whatsapp', identifier: 'taylor-1' }

beforeEach(async () => {
  cast = await castPlayers(database.owner)
  writer = await makeWriteKey(cast.alice.scope)
  await addPerson(cast.alice.scope, { name: 'Taylor', identifiers: [who.identifier] })
})

function countKnown() {
  return database.owner`
    select 1 from person_identifiers where workspace_id = ${cast.workspace.id} and identifier = 'taylor-1'`
}

test('a write key erases a person, and hears what went', async () => {
  const { status, body } = await send(POST, writer, { method: 'POST', body: who })
  expect(status).toBe(200)
  expect(erasedPerson.answer.strict().parse(body)).toMatchObject({ removed: { identifiers: 1 } })
  expect(await countKnown()).toHaveLength(0)
  expect((await send(POST, writer, { method: 'POST', body: who })).status).toBe(404)
})

test('under an Idempotency-Key the same request again is given the same answer', async () => {
  const headers = { 'idempotency-key': 'erase-1' }
  const first = await send(POST, writer, { method: 'POST', body: who, headers })
  const again = await send(POST, writer, { method: 'POST', body: who, headers })
  expect([first.status, again.status]).toEqual([200, 200])
  expect(again.body).toEqual(first.body)
  expect(again.headers.get('idempotency-replayed')).toBe('true')
})

test('refused: a read key, another workspace’s, no key, and a body that is not meant so', async () => {
  const reader = await makeReadKey(cast.alice.scope)
  const stranger = await makeWriteKey(cast.charlie.scope)
  const statusOf = async (key: string | undefined, body: unknown) =>
    (await send(POST, key, { method: 'POST', body })).status
  expect(await statusOf(reader, who)).toBe(403)
  expect(await statusOf(stranger, who)).toBe(404)
  expect(await statusOf(undefined, who)).toBe(401)
  for (const body of [{}, { ...who, channel: 'fax' }, { ...who, identifier: 4711 }, { ...who, all: true }])
    expect(await statusOf(writer, body)).toBe(422)
  expect(await countKnown()).toHaveLength(1)
})

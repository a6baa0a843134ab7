import { beforeEach, expect, test } from 'vitest'
import { inWorkspace } from '@/db/workspace'
import { ConflictError, InvalidInputError } from '@/lib/errors'
import { reserveRequest } from '@/lib/idempotency/reserve-request'
import { settleRequest } from '@/lib/idempotency/settle-request'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'

const database = useDatabase()
const request = { key: 'one', fingerprint: Buffer.from('this') }
const other = { key: 'one', fingerprint: Buffer.from('that') }
const answer = { status: 200, text: '{"done":true}' }
let cast: Cast

beforeEach(async () => {
  cast = await castPlayers(database.owner)
})

async function reserve(which = request) {
  const reservation = await reserveRequest(cast.alice.scope, which)
  if (!reservation.isFirst) throw new Error('It was reserved before.')
  return reservation
}

async function letPass(interval: string): Promise<void> {
  await inWorkspace(cast.alice.scope, async ({ sql }) => {
    await sql`
      update idempotent_requests set begun_at = begun_at - ${interval}::interval
      where workspace_id = ${cast.workspace.id}::uuid`
  })
}

test('of many at once, one is the first', async () => {
  const tries = await Promise.allSettled(
    Array.from({ length: 8 }, () => reserveRequest(cast.alice.scope, request)),
  )
  const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(refused).toHaveLength(7)
  for (const reason of refused) expect(reason).toBeInstanceOf(ConflictError)
})

test('what was answered is handed out, for this request alone and in this workspace alone', async () => {
  await settleRequest(cast.alice.scope, await reserve(), answer)
  expect(await reserveRequest(cast.alice.scope, request)).toEqual({ isFirst: false, answer })
  await expect(reserveRequest(cast.alice.scope, other)).rejects.toThrow(InvalidInputError)
  expect(await reserveRequest(cast.charlie.scope, request)).toMatchObject({ isFirst: true })
})

test('a name let go is free', async () => {
  await settleRequest(cast.alice.scope, await reserve(), null)
  expect(await reserve(other)).toMatchObject({ isFirst: true })
})

test('a name of a day ago is free, one of less is not', async () => {
  await settleRequest(cast.alice.scope, await reserve(), answer)
  await letPass('23 hours 59 minutes')
  await expect(reserveRequest(cast.alice.scope, other)).rejects.toThrow(InvalidInputError)
  await letPass('2 minutes')
  expect(await reserve(other)).toMatchObject({ isFirst: true })
  await expect(reserveRequest(cast.alice.scope, other)).rejects.toThrow(ConflictError)
})

test('a request that was never heard of again is done again; what it says too late is not kept', async () => {
  const lost = await reserve()
  await letPass('59 seconds')
  await expect(reserveRequest(cast.alice.scope, request)).rejects.toThrow(ConflictError)
  await letPass('2 seconds')
  const again = await reserve()
  await settleRequest(cast.alice.scope, lost, { status: 200, text: '{"late":true}' })
  await settleRequest(cast.alice.scope, again, answer)
  expect(await reserveRequest(cast.alice.scope, request)).toEqual({ isFirst: false, answer })
})

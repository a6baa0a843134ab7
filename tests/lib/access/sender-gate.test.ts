import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { createConnection } from '@/lib/access/connections/create-connection'
import { listConnections } from '@/lib/access/connections/list-connections'
import { rotateSecret } from '@/lib/access/connections/rotate-secret'
import { getSender } from '@/lib/access/sender-gate'
import { ForbiddenError, NotFoundError } from '@/lib/errors'
import { type Cast, castPlayers } from '../../support/cast'
import { useDatabase } from '../../support/database'
import { expectLogged } from '../../support/no-stray-errors'

const database = useDatabase()
const hour = 3_600_000
let cast: Cast

beforeAll(async () => {
  cast = await castPlayers(database.owner)
})

function connect() {
  return createConnection(cast.alice.scope, { kind: 'bot', name: 'Shop assistant' })
}

/** As after the cache has let go of what it knew. */
async function secretsAt(connectionId: string, now: number): Promise<string[]> {
  const sender = await getSender(connectionId, now)
  return (sender?.secrets ?? []).map(({ key }) => `whsec_${key.export().toString('base64')}`)
}

describe('a sender', () => {
  it('is known by the address of its connection, and speaks for its workspace', async () => {
    const { connectionId, secret } = await connect()
    const sender = await getSender(connectionId)
    expect(sender).toMatchObject({
      connectionId,
      kind: 'bot',
      scope: { workspaceId: cast.workspace.id, role: 'analyst', actor: { kind: 'sender', connectionId } },
    })
    expect(await secretsAt(connectionId, Date.now())).toEqual([secret])
    expect(Buffer.from(secret.slice(6), 'base64')).toHaveLength(32)
  })

  it.each([
    ['nothing', ''],
    ['words', 'connection'],
    ['SQL', "' or true --"],
    ['NUL', `${randomUUID()}\0`],
    ['upper case', randomUUID().toUpperCase()],
    ['braces', `{${randomUUID()}}`],
    ['an id that nobody has', randomUUID()],
    ['8 KB', 'a'.repeat(8192)],
  ])('is nobody: %s', async (_, id) => {
    expect(await getSender(id)).toBeNull()
  })

  it('that is disabled is nobody within five seconds', async () => {
    const { connectionId } = await connect()
    const now = Date.now()
    expect(await getSender(connectionId, now)).not.toBeNull()
    await database.owner`update connections set disabled_at = now() where id = ${connectionId}`
    expect(await getSender(connectionId, now + 5000)).toBeNull()
  })

  it('that comes into being is known within five seconds', async () => {
    const { connectionId } = await connect()
    const now = Date.now()
    await database.owner`delete from connection_routes where connection_id = ${connectionId}`
    expect(await getSender(connectionId, now)).toBeNull()
    await database.owner`
      insert into connection_routes (connection_id, workspace_id)
      values (${connectionId}, ${cast.workspace.id})`
    expect(await getSender(connectionId, now + 4999)).toBeNull()
    expect(await getSender(connectionId, now + 5000)).not.toBeNull()
  })
})

describe('rotating the secret', () => {
  it('keeps the old one for 24 hours, to the second, whatever is remembered', async () => {
    const { connectionId, secret } = await connect()
    const now = Math.floor(Date.now() / 1000) * 1000
    const rotated = await rotateSecret(cast.alice.scope, { connectionId, endOldNow: false }, now)
    expect(rotated.oldSecretEndsAt).toBe(new Date(now + 24 * hour).toISOString())
    expect(await secretsAt(connectionId, now + 24 * hour - 1)).toEqual([rotated.secret, secret])
    expect(await secretsAt(connectionId, now + 24 * hour)).toEqual([rotated.secret])
  })

  it('ends the old one now when told to', async () => {
    const { connectionId } = await connect()
    const now = Date.now()
    const { secret } = await rotateSecret(cast.alice.scope, { connectionId, endOldNow: true }, now)
    expect(await secretsAt(connectionId, now)).toEqual([secret])
  })

  it('twice leaves two live secrets, not three', async () => {
    const { connectionId } = await connect()
    const now = Date.now()
    const second = await rotateSecret(cast.alice.scope, { connectionId, endOldNow: false }, now)
    const third = await rotateSecret(cast.alice.scope, { connectionId, endOldNow: false }, now)
    expect(await secretsAt(connectionId, now)).toEqual([third.secret, second.secret])
    const listed = await listConnections(cast.alice.scope)
    expect(listed.find((row) => row.connectionId === connectionId)).toMatchObject({ liveSecrets: 2 })
  })

  it('is nothing for Charlie or Bob', async () => {
    const { connectionId } = await connect()
    const input = { connectionId, endOldNow: true }
    await expect(rotateSecret(cast.charlie.scope, input)).rejects.toBeInstanceOf(NotFoundError)
    await expect(rotateSecret(cast.bob.scope, input)).rejects.toBeInstanceOf(ForbiddenError)
    expect((await listConnections(cast.charlie.scope)).map((row) => row.connectionId)).toEqual([
      cast.otherBot.connectionId,
    ])
  })
})

describe('a secret at rest', () => {
  it('is not in the rows', async () => {
    const { connectionId, secret } = await connect()
    const [row] = await database.owner<{ ciphertext: Buffer }[]>`
      select ciphertext from connection_secrets where connection_id = ${connectionId}`
    expect(row?.ciphertext.includes(Buffer.from(secret.slice(6), 'base64'))).toBe(false)
  })

  it('does not open in the row of another, and the rest still verify', async () => {
    const [mine, other] = [await connect(), await connect()]
    const { secret } = await rotateSecret(cast.alice.scope, {
      connectionId: mine.connectionId,
      endOldNow: false,
    })
    await database.owner`
      update connection_secrets set ciphertext = (
        select ciphertext from connection_secrets where connection_id = ${other.connectionId})
      where connection_id = ${mine.connectionId} and expires_at is not null`
    expectLogged('a signing secret does not open')
    expect(await secretsAt(mine.connectionId, Date.now())).toEqual([secret])
  })
})

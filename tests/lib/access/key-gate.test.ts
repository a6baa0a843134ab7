import { beforeAll, describe, expect, it, vi } from 'vitest'
import { requireApiKey } from '@/lib/access/key-gate'
import { createKey } from '@/lib/access/keys/create-key'
import { listKeys } from '@/lib/access/keys/list-keys'
import { revokeKey } from '@/lib/access/keys/revoke-key'
import { ForbiddenError, NotFoundError, UnauthenticatedError } from '@/lib/errors'
import { type Cast, castPlayers } from '../../support/cast'
import { useDatabase } from '../../support/database'

const database = useDatabase()
let cast: Cast

beforeAll(async () => {
  cast = await castPlayers(database.owner)
})

function requestWith(authorization: string | null): Request {
  return new Request('http://localhost/api/v1/nodes', { headers: authorization ? { authorization } : {} })
}

function makeKey(access: 'read' | 'write') {
  return createKey(cast.alice.scope, { name: 'warehouse', access })
}

describe('a key', () => {
  it('opens its workspace, and no other', async () => {
    const { key, keyId } = await makeKey('read')
    expect(key).toMatch(/^cth_[A-Za-z0-9_-]{43}$/)
    const scope = await requireApiKey(requestWith(`Bearer ${key}`), 'read')
    expect(scope).toMatchObject({
      workspaceId: cast.workspace.id,
      slug: cast.workspace.slug,
      timeZone: cast.workspace.timeZone,
      role: 'viewer',
      actor: { kind: 'key', id: keyId },
    })
  })

  it('for writing may write; one for reading may not', async () => {
    const [reader, writer] = [await makeKey('read'), await makeKey('write')]
    expect(await requireApiKey(requestWith(`bearer ${writer.key}`), 'write')).toMatchObject({
      role: 'analyst',
    })
    await expect(requireApiKey(requestWith(`Bearer ${reader.key}`), 'write')).rejects.toBeInstanceOf(
      ForbiddenError,
    )
  })

  it('is not kept: only its hash is', async () => {
    const { key } = await makeKey('read')
    const rows = await database.owner`select encode(hash, 'base64') as hash, name from api_keys`
    expect(JSON.stringify(rows)).not.toContain(key.slice(4))
  })

  it('ends with the request after it is revoked', async () => {
    const { key, keyId } = await makeKey('read')
    await requireApiKey(requestWith(`Bearer ${key}`), 'read')
    await revokeKey(cast.alice.scope, { keyId })
    await expect(requireApiKey(requestWith(`Bearer ${key}`), 'read')).rejects.toBeInstanceOf(
      UnauthenticatedError,
    )
    await expect(revokeKey(cast.alice.scope, { keyId })).rejects.toBeInstanceOf(NotFoundError)
  })

  it('tells when it was last used, at most once a minute', async () => {
    const { key, keyId } = await makeKey('read')
    const usedAt = async () => {
      const [row] = await database.owner`select last_used_at as at from api_keys where id = ${keyId}`
      return row?.at as Date | null
    }
    await requireApiKey(requestWith(`Bearer ${key}`), 'read')
    const first = await vi.waitUntil(usedAt)
    await requireApiKey(requestWith(`Bearer ${key}`), 'read')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await usedAt()).toEqual(first)
    await database.owner`update api_keys set last_used_at = now() - interval '61 seconds' where id = ${keyId}`
    await requireApiKey(requestWith(`Bearer ${key}`), 'read')
    await vi.waitFor(async () => expect((await usedAt())?.getTime()).toBeGreaterThanOrEqual(first.getTime()))
  })

  it('is made, listed and revoked in its own workspace only, and not by Bob', async () => {
    const { keyId } = await makeKey('read')
    await expect(revokeKey(cast.charlie.scope, { keyId })).rejects.toBeInstanceOf(NotFoundError)
    await expect(revokeKey(cast.bob.scope, { keyId })).rejects.toBeInstanceOf(ForbiddenError)
    await expect(createKey(cast.bob.scope, { name: 'mine', access: 'read' })).rejects.toBeInstanceOf(
      ForbiddenError,
    )
    expect(await listKeys(cast.charlie.scope)).toEqual([])
    expect((await listKeys(cast.alice.scope))[0]).toMatchObject({ keyId, name: 'warehouse', access: 'read' })
  })
})

it.each([
  ['nothing', null],
  ['an empty one', 'Bearer '],
  ['another scheme', `Basic cth_${'a'.repeat(43)}`],
  ['one that nobody made', `Bearer cth_${'a'.repeat(43)}`],
  ['one too short', `Bearer cth_${'a'.repeat(42)}`],
  ['another prefix', `Bearer sk_${'a'.repeat(44)}`],
  ['SQL', `Bearer ' or true --`],
  ['8 KB', `Bearer cth_${'a'.repeat(8192)}`],
])('lets nobody in with %s', async (_, authorization) => {
  await expect(requireApiKey(requestWith(authorization), 'read')).rejects.toMatchObject({
    status: 401,
    message: 'The API key is missing or not valid.',
  })
})

import { and, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { withPool } from '@/db/client'
import { apiKeys, workspaces } from '@/db/schema/accounts'
import { hashToken } from '@/lib/crypto/random-token'
import { ForbiddenError, UnauthenticatedError } from '@/lib/errors'
import { logError } from '@/lib/log'
import { readBearerKey } from './keys/key-format'
import { makeScope, type Scope } from './scope'
import { workspaceFacts } from './workspace-facts'

/**
 * The gate of the read API. Throws UnauthenticatedError for a missing, malformed, unknown or revoked key
 * alike, ForbiddenError for a read key where a write key is needed.
 */
export async function requireApiKey(request: Request, needed: 'read' | 'write'): Promise<Scope> {
  const key = readBearerKey(request.headers.get('authorization'))
  const found = key ? await findKey(hashToken(key)) : undefined
  if (!found) throw new UnauthenticatedError('The API key is missing or not valid.')
  const { keyId, scope, usedLately, ...facts } = found
  if (needed === 'write' && scope !== 'write') throw new ForbiddenError('This API key may only read.')
  if (!usedLately) noteUse(keyId)
  return makeScope({
    ...facts,
    role: scope === 'write' ? 'analyst' : 'viewer',
    actor: { kind: 'key', id: keyId },
  })
}

const aMinuteAgo = sql`now() - interval '1 minute'`

async function findKey(hash: Buffer) {
  const found = await withPool('web', ({ db }) =>
    db
      .select({
        ...workspaceFacts,
        keyId: apiKeys.id,
        scope: apiKeys.scope,
        usedLately: sql<boolean>`coalesce(${apiKeys.lastUsedAt} > ${aMinuteAgo}, false)`,
      })
      .from(apiKeys)
      .innerJoin(workspaces, eq(workspaces.id, apiKeys.workspaceId))
      .where(and(eq(apiKeys.hash, hash), isNull(apiKeys.revokedAt))),
  )
  return found[0]
}

/** At most once a minute, and nobody waits for it. */
function noteUse(keyId: string): void {
  const stale = or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, aMinuteAgo))
  withPool('web', ({ db }) =>
    db
      .update(apiKeys)
      .set({ lastUsedAt: sql`now()` })
      .where(and(eq(apiKeys.id, keyId), stale)),
  ).catch((error: unknown) => logError('use of an API key not noted', error))
}

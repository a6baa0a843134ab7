import { createSecretKey, type KeyObject } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { withPool } from '@/db/client'
import { connectionRoutes, workspaces } from '@/db/schema/accounts'
import type { ConnectionKind } from '@/db/schema/connections'
import { inWorkspace } from '@/db/workspace'
import { logError } from '@/lib/log'
import { openSecret } from './connections/connection-secret'
import { makeScope, type Scope } from './scope'
import { workspaceFacts } from './workspace-facts'

/** Who sends webhooks to an address, and the keys that may have signed them. */
export interface Sender {
  scope: Scope
  connectionId: string
  kind: ConnectionKind
  secrets: { id: string; key: KeyObject }[]
}

interface Known {
  sender: Omit<Sender, 'secrets'>
  secrets: { id: string; key: KeyObject; expiresAt: number | null }[]
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const freshFor = 5_000
const mostKept = 10_000

const kept = new Map<string, { until: number; known: Promise<Known | null> }>()

/**
 * The gate of webhooks. Null for an id that is malformed, unknown or disabled. What is found, and that
 * nothing was, is kept for 5 seconds; a secret ends at its second all the same. Rejects only when the
 * database cannot be asked.
 */
export async function getSender(connectionId: string, now = Date.now()): Promise<Sender | null> {
  if (!uuid.test(connectionId)) return null
  const known = await remember(connectionId, now)
  if (!known) return null
  const live = known.secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
  return { ...known.sender, secrets: live.map(({ id, key }) => ({ id, key })) }
}

function remember(connectionId: string, now: number): Promise<Known | null> {
  const before = kept.get(connectionId)
  if (before && before.until > now) return before.known
  const known = find(connectionId)
  kept.delete(connectionId)
  kept.set(connectionId, { until: now + freshFor, known })
  known.catch(() => kept.delete(connectionId))
  // The oldest goes first: ids that nobody knows must not fill the memory.
  const [oldest] = kept.keys()
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  return known
}

async function find(connectionId: string): Promise<Known | null> {
  const routes = await withPool('ingest', ({ db }) =>
    db
      .select(workspaceFacts)
      .from(connectionRoutes)
      .innerJoin(workspaces, eq(workspaces.id, connectionRoutes.workspaceId))
      .where(eq(connectionRoutes.connectionId, connectionId)),
  )
  const [facts] = routes
  if (!facts) return null
  const scope = makeScope({ ...facts, role: 'analyst', actor: { kind: 'sender', connectionId } })
  const rows = await readSecrets(scope, connectionId)
  const [first] = rows
  if (!first) return null
  return {
    sender: { scope, connectionId, kind: first.kind },
    secrets: rows.flatMap((row) => openRow(scope, row)),
  }
}

interface SecretRow {
  kind: ConnectionKind
  id: string | null
  ciphertext: Buffer
  keyVersion: number
  expiresAt: number | null
}

function readSecrets(scope: Scope, connectionId: string): Promise<SecretRow[]> {
  return inWorkspace(
    scope,
    async ({ sql }) => sql<SecretRow[]>`
      select c.kind, s.id, s.ciphertext, s.key_version as "keyVersion",
        (extract(epoch from s.expires_at) * 1000)::float8 as "expiresAt"
      from connections c
      left join connection_secrets s
        on s.workspace_id = ${scope.workspaceId} and s.connection_id = c.id
      where c.workspace_id = ${scope.workspaceId} and c.id = ${connectionId} and c.disabled_at is null
      order by s.created_at desc, s.id`,
    { pool: 'ingest' },
  )
}

/** A secret that does not open is left out: the others may still verify. */
function openRow(scope: Scope, { id, ciphertext, keyVersion, expiresAt }: SecretRow): Known['secrets'] {
  if (id === null) return []
  try {
    return [{ id, key: createSecretKey(openSecret(scope, id, { ciphertext, keyVersion })), expiresAt }]
  } catch (error) {
    logError('a signing secret does not open', error, { workspaceId: scope.workspaceId, secretId: id })
    return []
  }
}

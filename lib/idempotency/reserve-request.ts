import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { ConflictError, InvalidInputError } from '@/lib/errors'
import { storedKey } from './stored-key'

export interface NamedRequest {
  /** What its sender calls it. */
  key: string
  /** Of everything that makes it this request. */
  fingerprint: Buffer
}

export interface Reservation {
  isFirst: true
  storedKey: string
  begunAt: string
}

interface Repetition {
  isFirst: false
  answer: { status: number; text: string }
}

/**
 * Takes a name for a request that is about to be done, or hands out what the request of that name was
 * answered before. Throws InvalidInputError when the name stands for another request, ConflictError while the
 * first one is still at work. A name whose request began a day ago, or was never heard of again, is free.
 */
export async function reserveRequest(
  scope: Scope,
  { key, fingerprint }: NamedRequest,
): Promise<Reservation | Repetition> {
  const name = storedKey(scope, key)
  const { begunAt, known } = await takeName(scope, name, fingerprint)
  if (begunAt !== null) return { isFirst: true, storedKey: name, begunAt }
  // It was let go between the two statements.
  if (known === null) return reserveRequest(scope, { key, fingerprint })
  if (!known.fingerprint.equals(fingerprint)) {
    const sentence = 'This key stands for another request of the last 24 hours.'
    throw new InvalidInputError('The request cannot be named so.', { 'Idempotency-Key': sentence })
  }
  const { status, answer } = known
  if (status === null || answer === null) {
    throw new ConflictError('The first request of this Idempotency-Key is still at work.')
  }
  return { isFirst: false, answer: { status, text: answer } }
}

interface Known {
  fingerprint: Buffer
  status: number | null
  answer: string | null
}

function takeName(scope: Scope, name: string, fingerprint: Buffer) {
  return inWorkspace(scope, async ({ sql }) => {
    const [taken] = await sql<{ begunAt: string }[]>`
      insert into idempotent_requests as kept (workspace_id, key, fingerprint, begun_at)
      values (${scope.workspaceId}::uuid, ${name}, ${fingerprint}, now())
      on conflict (workspace_id, key) do update
        set fingerprint = excluded.fingerprint, begun_at = excluded.begun_at, status = null, answer = null
        where kept.begun_at < excluded.begun_at - interval '24 hours'
          or (kept.status is null and kept.begun_at < excluded.begun_at - interval '1 minute')
      returning begun_at as "begunAt"`
    if (taken) return { begunAt: taken.begunAt, known: null }
    const [known = null] = await sql<Known[]>`
      select fingerprint, status, answer from idempotent_requests
      where workspace_id = ${scope.workspaceId}::uuid and key = ${name}`
    return { begunAt: null, known }
  })
}

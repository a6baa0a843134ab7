import { createHash, randomBytes } from 'node:crypto'
import { type Pool, withPool } from '@/db/client'
import { toIsoInstant, toIsoInstantOrNull } from '@/lib/metrics/instant'

/**
 * Meta's calls to delete what is kept of somebody who logged in, or to stop reading with their login. They are
 * found by their code; of the person only a hash is kept.
 */

export type DeletionKind = 'deletion' | 'deauthorisation'

export interface DeletionCall {
  kind: DeletionKind
  /** Meta's app-scoped id. */
  userId: string
  /** Milliseconds. */
  issuedAt: number
}

export interface StoredCall {
  code: string
  isComplete: boolean
}

/**
 * Keeps a call; the same call again is the one that is there. So is another call for somebody of whom nothing
 * has been kept since the last one was done.
 */
export function storeDeletionRequest(call: DeletionCall): Promise<StoredCall> {
  const key = { ...call, userHash: hashUserId(call.userId) }
  return withPool('web', async ({ client }) => {
    const known = (await findSame(client, key)) ?? (await findDone(client, key))
    if (known) return known
    await client`
      insert into deletion_requests (code, kind, user_hash, issued_at, received_at)
      values (${randomBytes(16).toString('hex')}, ${key.kind}, ${key.userHash},
        to_timestamp(${key.issuedAt}::float8 / 1000), now())
      on conflict (user_hash, kind, issued_at) do nothing`
    const stored = await findSame(client, key)
    if (!stored) throw new Error('a deletion request was not stored')
    return stored
  })
}

type CallKey = DeletionCall & { userHash: Buffer }

async function findSame(client: Pool['client'], key: CallKey): Promise<StoredCall | undefined> {
  const [same] = await client<StoredCall[]>`
    select code, completed_at is not null as "isComplete" from deletion_requests
    where user_hash = ${key.userHash} and kind = ${key.kind}
      and issued_at = to_timestamp(${key.issuedAt}::float8 / 1000)`
  return same
}

async function findDone(client: Pool['client'], key: CallKey): Promise<StoredCall | undefined> {
  const [done] = await client<StoredCall[]>`
    select code, true as "isComplete" from deletion_requests
    where user_hash = ${key.userHash} and kind = ${key.kind} and completed_at is not null
      and not exists (select from meta_login_routes where meta_user_id = ${key.userId})
      and not exists (select from facebook_identities where meta_user_id = ${key.userId})
    order by received_at desc limit 1`
  return done
}

function hashUserId(userId: string): Buffer {
  return createHash('sha256').update(userId).digest()
}

/** What is to be done for a call that is not done yet. */
export interface OpenCall {
  code: string
  kind: DeletionKind
  /** Milliseconds. */
  issuedAt: number
  /** The logins of that person in any workspace. */
  logins: { workspaceId: string; loginId: string }[]
}

/** Null where there is no such call, or it is done. */
export function openDeletionRequest(code: string): Promise<OpenCall | null> {
  return withPool('worker', async ({ client }) => {
    const [call] = await client<(Omit<OpenCall, 'logins'> & { userHash: Buffer })[]>`
      select code, kind, (extract(epoch from issued_at) * 1000)::float8 as "issuedAt", user_hash as "userHash"
      from deletion_requests where code = ${code} and completed_at is null`
    if (!call) return null
    const { userHash, ...open } = call
    const logins = await client<OpenCall['logins']>`
      select workspace_id as "workspaceId", login_id as "loginId" from meta_login_routes
      where sha256(convert_to(meta_user_id, 'UTF8')) = ${userHash}
      order by workspace_id`
    return { ...open, logins }
  })
}

/** What went in all workspaces together, by what it is. */
export type RemovedCounts = Record<string, number>

export async function completeDeletionRequest(code: string, removed: RemovedCounts): Promise<void> {
  await withPool(
    'worker',
    ({ client }) => client`
      update deletion_requests set completed_at = now(), removed = ${JSON.stringify(removed)}::text::jsonb
      where code = ${code} and completed_at is null`,
  )
}

/** Codes of the calls that something hindered, the oldest first. */
export async function listOpenDeletionRequests(): Promise<string[]> {
  const rows = await withPool(
    'worker',
    ({ client }) => client<{ code: string }[]>`
      select code from deletion_requests where completed_at is null order by received_at limit 100`,
  )
  return rows.map(({ code }) => code)
}

/** What anybody who has the code may know. Instants are ISO 8601. */
export interface DeletionStatus {
  kind: DeletionKind
  receivedAt: string
  completedAt: string | null
  removed: RemovedCounts | null
}

export async function getDeletionStatus(code: string): Promise<DeletionStatus | null> {
  const [status] = await withPool(
    'web',
    ({ client }) => client<DeletionStatus[]>`
      select kind, received_at::text as "receivedAt", completed_at::text as "completedAt", removed
      from deletion_requests where code = ${code}`,
  )
  if (!status) return null
  const { receivedAt, completedAt } = status
  return {
    ...status,
    receivedAt: toIsoInstant(receivedAt),
    completedAt: toIsoInstantOrNull(completedAt),
  }
}

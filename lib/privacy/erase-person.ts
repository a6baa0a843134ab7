import { randomUUID } from 'node:crypto'
import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import { actorText, recordDeed } from '@/lib/access/record-deed'
import { hasRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import { takeTurn } from '@/lib/counters/take-turn'
import { ForbiddenError } from '@/lib/errors'
import { toIsoInstant } from '@/lib/metrics/instant'
import { emptyDeliveries } from './empty-deliveries'
import { type ErasedCounts, eraseRows } from './erase-rows'
import { findPerson, type KnownPerson, type PersonRef } from './find-person'
import { spellingsOf } from './spellings-of'

export interface Erasure {
  erasureId: string
  personId: string
  erasedAt: string
  removed: ErasedCounts
}

/** A delivery is stored a moment after it was received. */
const storedWithin = 60_000

/**
 * Forgets a person who talked to a bot, for ever: what they wrote, what they are called, their identifiers and
 * the raw deliveries with them. Their row stays as an empty shell, so that no figure changes. Whoever comes
 * again under the same identifier is a new person. `now` is in milliseconds.
 */
export async function erasePerson(scope: Scope, ref: PersonRef, now = Date.now()): Promise<Erasure> {
  requireErasing(scope)
  const person = await inWorkspace(scope, ({ sql }) => findPerson(sql, scope, ref))
  // The long search comes first: cut off, the person is still known, and erasing again goes on from there.
  const emptied = await emptyDeliveries(scope, spellingsOf(person))
  return inWorkspace(
    scope,
    (transaction) => eraseInTurn(transaction, scope, { person, emptied, searchedAt: now }),
    { pool: 'worker' },
  )
}

/** A write key does for programs what an admin does; there is no role for it between the two. */
function requireErasing(scope: Scope): void {
  const isWriteKey = scope.actor.kind === 'key' && hasRight(scope, 'save-goals')
  if (!isWriteKey && !hasRight(scope, 'erase-person')) throw new ForbiddenError()
}

interface Search {
  person: KnownPerson
  /** Deliveries that it has emptied. */
  emptied: number
  /** Milliseconds. */
  searchedAt: number
}

/** In the workspace's turn to write: no event of the person is being stored meanwhile. */
async function eraseInTurn(
  transaction: WorkspaceTransaction,
  scope: Scope,
  { person: { personId }, emptied, searchedAt }: Search,
): Promise<Erasure> {
  const { sql } = transaction
  await sql`set local lock_timeout = '30s'`
  await takeTurn(sql, scope)
  const person = await findPerson(sql, scope, { personId })
  const counts = await eraseRows(sql, scope, { person, since: searchedAt - storedWithin })
  const removed = { ...counts, deliveries: emptied + counts.deliveries }
  const erasureId = randomUUID()
  const [row] = await sql<{ erasedAt: string }[]>`
    insert into erasures (workspace_id, id, person_id, requested_by, erased_at, removed)
    values (${scope.workspaceId}, ${erasureId}, ${personId}, ${actorText(scope.actor)}, now(),
      ${JSON.stringify(removed)}::text::jsonb)
    returning erased_at::text as "erasedAt"`
  await recordDeed(transaction, scope, { deed: 'person.erased', subject: personId, detail: removed })
  return { erasureId, personId, erasedAt: toIsoInstant(row?.erasedAt ?? ''), removed }
}

import { randomUUID } from 'node:crypto'
import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import { actorText, recordDeed } from '@/lib/access/record-deed'
import { requireRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import { NotFoundError } from '@/lib/errors'
import { isJourneyId } from './is-journey-id'
import { type Journey, readJourneys } from './journey'
import type { JourneyInput } from './journey-schema'
import type { StoredStep } from './name-steps'
import { numberSteps } from './number-steps'
import { parseJourney } from './parse-journey'
import { findNamesake, refuseTakenName, takenName } from './taken-name'

export type SavedJourney =
  | { outcome: 'saved' | 'unchanged'; journey: Journey }
  | { outcome: 'stale'; theirs: Journey }

/**
 * Makes a journey, or changes the one of `id`. What is there already, as after a double click, stays as it is;
 * what somebody else has changed since `basedOnRevision` is handed back instead of being overwritten. Throws
 * InvalidInputError with a sentence beside each field.
 */
export async function saveJourney(
  scope: Scope,
  { id, ...given }: JourneyInput & { id?: string },
): Promise<SavedJourney> {
  requireRight(scope, 'save-journeys')
  const { basedOnRevision, ...input } = parseJourney(given)
  const work = inWorkspace(scope, async (transaction): Promise<SavedJourney> => {
    const before = id === undefined ? null : await lockJourney(transaction.sql, scope, id)
    const { steps } = await numberSteps(transaction.sql, scope, input.steps)
    const content = { ...input, steps }
    if (!before) return createJourney(transaction, scope, content)
    if (isSame(before, content)) return { outcome: 'unchanged', journey: before }
    if (basedOnRevision !== undefined && basedOnRevision !== before.revision)
      return { outcome: 'stale', theirs: before }
    return changeJourney(transaction, scope, { before, content })
  })
  return refuseTakenName(work)
}

interface Content {
  name: string
  windowHours: number
  steps: StoredStep[]
}

type Sql = WorkspaceTransaction['sql']

async function lockJourney(sql: Sql, scope: Scope, id: string): Promise<Journey> {
  if (!isJourneyId(id)) throw new NotFoundError('There is no such journey in this workspace.')
  await sql`
    select id from journeys
    where workspace_id = ${scope.workspaceId}::uuid and id = ${id}::uuid for update`
  const [journey] = await readJourneys(sql, scope, sql`and id = ${id}::uuid`)
  if (!journey) throw new NotFoundError('There is no such journey in this workspace.')
  return journey
}

async function createJourney(
  transaction: WorkspaceTransaction,
  scope: Scope,
  content: Content,
): Promise<SavedJourney> {
  const { sql } = transaction
  const id = randomUUID()
  const { name, windowHours, steps } = content
  const made = await sql`
    insert into journeys (workspace_id, id, name, steps, window_hours, revision, created_at, updated_at, updated_by)
    values (${scope.workspaceId}::uuid, ${id}::uuid, ${name}, ${JSON.stringify(steps)}::text::jsonb, ${windowHours},
      1, now(), now(), ${actorText(scope.actor)})
    on conflict do nothing
    returning id`
  if (made.length > 0) return { outcome: 'saved', journey: await finish(transaction, scope, id) }
  const namesake = await findNamesake(sql, scope, name)
  if (!namesake || !isSame(namesake, content)) throw takenName()
  return { outcome: 'unchanged', journey: namesake }
}

async function changeJourney(
  transaction: WorkspaceTransaction,
  scope: Scope,
  { before: { id }, content }: { before: Journey; content: Content },
): Promise<SavedJourney> {
  const { sql } = transaction
  const { name, windowHours, steps } = content
  const namesake = await findNamesake(sql, scope, name)
  if (namesake && namesake.id !== id) throw takenName()
  await sql`
    update journeys set name = ${name}, steps = ${JSON.stringify(steps)}::text::jsonb, window_hours = ${windowHours},
      revision = revision + 1, updated_at = now(), updated_by = ${actorText(scope.actor)}
    where workspace_id = ${scope.workspaceId}::uuid and id = ${id}::uuid`
  return { outcome: 'saved', journey: await finish(transaction, scope, id) }
}

async function finish(transaction: WorkspaceTransaction, scope: Scope, id: string): Promise<Journey> {
  const [journey] = await readJourneys(transaction.sql, scope, transaction.sql`and id = ${id}::uuid`)
  if (!journey) throw new NotFoundError('There is no such journey in this workspace.')
  const { name, revision, windowHours, steps } = journey
  await recordDeed(transaction, scope, {
    deed: 'journey.saved',
    subject: id,
    detail: { name, revision, windowHours, steps: steps.length },
  })
  return journey
}

function isSame(journey: Journey, { name, windowHours, steps }: Content): boolean {
  const ofJourney = journey.steps.map(({ ownName, nodes }) => [ownName, nodes.map(toPair)])
  const ofContent = steps.map((step) => [step.name ?? null, step.nodes.map(toPair)])
  return (
    journey.name === name &&
    journey.windowHours === windowHours &&
    JSON.stringify(ofJourney) === JSON.stringify(ofContent)
  )
}

function toPair({ connectionId, nodeId }: { connectionId: string; nodeId: string }) {
  return [connectionId, nodeId]
}

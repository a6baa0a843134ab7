import { inWorkspace } from '@/db/workspace'
import { recordDeed } from '@/lib/access/record-deed'
import { requireRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import { NotFoundError } from '@/lib/errors'
import { isJourneyId } from './is-journey-id'
import { findNamesake, refuseTakenName, takenName } from './taken-name'

/** Brings a deleted journey back with its ads; nothing happens to one that is there. */
export async function undeleteJourney(scope: Scope, id: string): Promise<void> {
  requireRight(scope, 'save-journeys')
  if (!isJourneyId(id)) throw new NotFoundError('There is no such journey in this workspace.')
  const work = inWorkspace(scope, async (transaction) => {
    const { sql } = transaction
    const [journey] = await sql<{ name: string; isDeleted: boolean }[]>`
      select name, deleted_at is not null as "isDeleted" from journeys
      where workspace_id = ${scope.workspaceId}::uuid and id = ${id}::uuid for update`
    if (!journey) throw new NotFoundError('There is no such journey in this workspace.')
    if (!journey.isDeleted) return
    if (await findNamesake(sql, scope, journey.name)) throw takenName()
    await sql`
      update journeys set deleted_at = null
      where workspace_id = ${scope.workspaceId}::uuid and id = ${id}::uuid`
    await recordDeed(transaction, scope, {
      deed: 'journey.restored',
      subject: id,
      detail: { name: journey.name },
    })
  })
  await refuseTakenName(work)
}

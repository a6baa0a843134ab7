import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import { recordDeed } from '@/lib/access/record-deed'
import { requireRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import { NotFoundError } from '@/lib/errors'
import { isJourneyId } from './is-journey-id'
import { type Journey, readJourneys } from './journey'

/**
 * Takes a journey away. Its ads keep their links, so that undoing brings everything back; until then they count
 * as ads without a journey.
 */
export async function deleteJourney(scope: Scope, id: string): Promise<{ journey: Journey }> {
  requireRight(scope, 'save-journeys')
  if (!isJourneyId(id)) throw new NotFoundError('There is no such journey in this workspace.')
  return inWorkspace(scope, async (transaction) => {
    const { sql } = transaction
    const [journey] = await readJourneys(sql, scope, sql`and id = ${id}::uuid`)
    if (!journey || !(await markDeleted(sql, scope, id)))
      throw new NotFoundError('There is no such journey in this workspace.')
    await recordDeed(transaction, scope, {
      deed: 'journey.deleted',
      subject: id,
      detail: { name: journey.name, ads: journey.ads.length },
    })
    return { journey }
  })
}

async function markDeleted(sql: WorkspaceTransaction['sql'], scope: Scope, id: string): Promise<boolean> {
  const marked = await sql`
    update journeys set deleted_at = now()
    where workspace_id = ${scope.workspaceId}::uuid and id = ${id}::uuid and deleted_at is null
    returning id`
  return marked.length > 0
}

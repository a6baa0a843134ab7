import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { isJourneyId } from './is-journey-id'
import { type NumberedStep, nameSteps, type StoredStep } from './name-steps'

/** A journey as figures need it. */
export interface FollowedJourney {
  id: string
  name: string
  windowHours: number
  steps: NumberedStep[]
  /** Ads that follow it. */
  adIds: string[]
}

/** Null when there is none of that id in this workspace, or when it is deleted. */
export async function readJourney(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  id: string,
): Promise<FollowedJourney | null> {
  if (!isJourneyId(id)) return null
  const [stored] = await sql<(Omit<FollowedJourney, 'steps'> & { steps: StoredStep[] })[]>`
    select id, name, window_hours as "windowHours", steps,
      array(
        select ad_id from ad_links
        where workspace_id = ${scope.workspaceId}::uuid and journey_id = ${id}::uuid order by ad_id
      ) as "adIds"
    from journeys
    where workspace_id = ${scope.workspaceId}::uuid and id = ${id}::uuid and deleted_at is null`
  return stored ? { ...stored, steps: await nameSteps(sql, scope, stored.steps) } : null
}

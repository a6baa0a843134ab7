import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { getUserJourney } from './get-user-journey'
import { toRatio } from './ratio'

export interface JourneyCompletion {
  journeyId: string
  name: string
  /** Persons whose conversation from one of its ads started in the period. */
  started: number
  completed: number
  /** Of those who started; null where nobody did. */
  completionRate: number | null
}

/** A funnel each: more would be more than a mail can say, and more work than it is worth. */
const mostJourneys = 10

/** How many came through each journey that has ads, most started first; those that nobody started are left out. */
export async function listJourneyCompletion(
  scope: Scope,
  period: { from: string; to: string; now: number },
): Promise<JourneyCompletion[]> {
  const ids = await inWorkspace(
    scope,
    async ({ sql }) => sql<{ id: string }[]>`
      select id from journeys
      where workspace_id = ${scope.workspaceId}::uuid and deleted_at is null and exists (
        select from ad_links
        where ad_links.workspace_id = ${scope.workspaceId}::uuid and ad_links.journey_id = journeys.id)
      order by name, id limit ${mostJourneys}`,
  )
  const completions: JourneyCompletion[] = []
  for (const { id } of ids) {
    const funnel = await getUserJourney(scope, { ...period, journeyId: id })
    if (!funnel || funnel.persons === 0) continue
    const { persons: started, completed, journey } = funnel
    const completionRate = toRatio(completed, started)
    completions.push({ journeyId: id, name: journey.name, started, completed, completionRate })
  }
  return completions.sort((a, b) => b.started - a.started)
}

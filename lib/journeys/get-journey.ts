import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { isJourneyId } from './is-journey-id'
import { type Journey, readJourneys } from './journey'

/** One journey; null when there is none of that id in this workspace, or when it is deleted. */
export async function getJourney(scope: Scope, id: string): Promise<Journey | null> {
  if (!isJourneyId(id)) return null
  const [journey] = await inWorkspace(scope, ({ sql }) => readJourneys(sql, scope, sql`and id = ${id}::uuid`))
  return journey ?? null
}

import type { Scope } from '@/lib/access/scope'
import type { Journey } from '@/lib/journeys/journey'
import type { JourneyInput } from '@/lib/journeys/journey-schema'
import { saveJourney } from '@/lib/journeys/save-journey'
import { StaleError } from '../stale-error'

/** The journey as it is now stored; throws StaleError when somebody saved it in between. */
export async function saveOrRefuse(
  scope: Scope,
  input: JourneyInput & { id?: string },
): Promise<{ timeZone: string; journey: Journey }> {
  const saved = await saveJourney(scope, input)
  if (saved.outcome === 'stale') throw new StaleError(saved.theirs)
  return { timeZone: scope.timeZone, journey: saved.journey }
}

import type { PlannedJourney } from '@/db/seed/brands/brand'
import { brands } from '@/db/seed/brands/brands'
import { operatorScope } from '@/lib/access/job-gate'
import type { Scope } from '@/lib/access/scope'
import { linkAd } from '@/lib/journeys/link-ad'
import { listJourneys } from '@/lib/journeys/list-journeys'
import { saveJourney } from '@/lib/journeys/save-journey'
import type { DemoBrand } from './demo-record'

/** Makes a brand's journeys and lets its ads follow them; once there is a journey, nothing is made any more. */
export async function ensureDemoJourneys(brand: DemoBrand): Promise<void> {
  const scope = await operatorScope(brand.slug)
  if ((await listJourneys(scope)).length > 0) return
  const planned = brands.find(({ slug }) => slug === brand.slug)?.journeys ?? []
  for (const journey of planned) await make(scope, brand, journey)
}

async function make(
  scope: Scope,
  { connectionId }: DemoBrand,
  { ads, steps, ...journey }: PlannedJourney,
): Promise<void> {
  const saved = await saveJourney(scope, {
    ...journey,
    steps: steps.map((step) => ({
      ...step,
      nodes: step.nodes.map((nodeId) => ({ connectionId, nodeId })),
    })),
  })
  if (saved.outcome === 'stale') return
  for (const adId of ads) await linkAd(scope, { adId, journeyId: saved.journey.id })
}

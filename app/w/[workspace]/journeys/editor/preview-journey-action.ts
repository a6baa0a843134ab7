'use server'

import { z } from 'zod'
import { action } from '@/lib/access/action'
import { journeyInputSchema, journeyStepSchema, mostSteps } from '@/lib/journeys/journey-schema'
import { previewJourney } from '@/lib/metrics/preview-journey'
import { presetDays } from '@/lib/period/presets'
import { todayInZone } from '@/lib/period/today-in-zone'

const schema = z.object({
  /** One is enough to see how many would begin. */
  steps: z.array(journeyStepSchema).min(1).max(mostSteps),
  windowHours: journeyInputSchema.shape.windowHours,
  /** None for the conversations of all ads. */
  adId: z.string().max(256).optional(),
})

/** How far the persons of the last 30 days would have come. */
export const previewJourneyAction = action({ right: 'see', schema }, (scope, { adId, ...journey }) => {
  const now = Date.now()
  const days = presetDays('30d', todayInZone(now, scope.timeZone))
  return previewJourney(scope, { ...journey, ...days, now, adIds: adId ? [adId] : undefined })
})

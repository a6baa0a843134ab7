'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/access/action'
import { journeyInputSchema } from '@/lib/journeys/journey-schema'
import { saveJourney } from '@/lib/journeys/save-journey'

export const saveJourneyAction = action(
  { right: 'save-journeys', schema: journeyInputSchema.extend({ id: z.uuid().optional() }) },
  async (scope, input) => {
    const saved = await saveJourney(scope, input)
    if (saved.outcome === 'saved') refresh()
    return saved
  },
)

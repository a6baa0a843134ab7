'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/access/action'
import { deleteJourney } from '@/lib/journeys/delete-journey'

export const deleteJourneyAction = action(
  { right: 'save-journeys', schema: z.object({ journeyId: z.uuid() }) },
  async (scope, { journeyId }) => {
    const deleted = await deleteJourney(scope, journeyId)
    refresh()
    return deleted
  },
)

'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/access/action'
import { undeleteJourney } from '@/lib/journeys/undelete-journey'

export const undeleteJourneyAction = action(
  { right: 'save-journeys', schema: z.object({ journeyId: z.uuid() }) },
  async (scope, { journeyId }) => {
    await undeleteJourney(scope, journeyId)
    refresh()
    return {}
  },
)

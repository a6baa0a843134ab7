'use server'

import { z } from 'zod'
import { action } from '@/lib/access/action'
import { compareGoals } from '@/lib/metrics/compare-goals'
import { goalQuestionSchema } from '../goal-question-schema'
import { versionsAtOnce } from './versions-at-once'

const schema = z.object({ versions: z.array(z.int().min(1)).max(versionsAtOnce), of: goalQuestionSchema })

/** What versions of the goal count for the same conversations. */
export const compareGoalsAction = action({ right: 'see', schema }, async (scope, { versions, of }) => ({
  figures: await compareGoals(scope, { versions, ...of }),
}))

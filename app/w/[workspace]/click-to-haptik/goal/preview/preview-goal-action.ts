'use server'

import { z } from 'zod'
import { action } from '@/lib/access/action'
import { goalExpressionSchema } from '@/lib/goals/goal-schema'
import { previewGoal } from '@/lib/metrics/preview-goal'
import { goalQuestionSchema } from '../goal-question-schema'

const schema = z.object({ expression: goalExpressionSchema, of: goalQuestionSchema })

/** What a goal would count before it is saved. */
export const previewGoalAction = action({ right: 'see', schema }, async (scope, { expression, of }) => ({
  preview: await previewGoal(scope, { expression, ...of }),
}))

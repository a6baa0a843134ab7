'use server'

import { action } from '@/lib/access/action'
import { goalInputSchema } from '@/lib/goals/goal-schema'
import { saveGoal } from '@/lib/goals/save-goal'

export const saveGoalAction = action({ right: 'save-goals', schema: goalInputSchema }, (scope, input) =>
  saveGoal(scope, input),
)

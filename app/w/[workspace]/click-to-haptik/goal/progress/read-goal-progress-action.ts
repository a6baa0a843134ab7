'use server'

import { z } from 'zod'
import { action } from '@/lib/access/action'
import { getGoal } from '@/lib/goals/get-goal'
import { toGoalProgress } from './goal-progress'

export const readGoalProgressAction = action({ right: 'see', schema: z.object({}) }, async (scope) => ({
  progress: toGoalProgress(await getGoal(scope)),
}))

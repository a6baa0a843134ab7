'use server'

import { z } from 'zod'
import { action } from '@/lib/access/action'
import { restoreGoal } from '@/lib/goals/restore-goal'

const schema = z.object({ version: z.int().min(1), basedOnVersion: z.int().min(0) })

export const restoreGoalAction = action({ right: 'save-goals', schema }, (scope, input) =>
  restoreGoal(scope, input),
)

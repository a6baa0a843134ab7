'use server'

import { z } from 'zod'
import { action } from '@/lib/access/action'
import { getGoal } from '@/lib/goals/get-goal'
import { listNodes } from '@/lib/metrics/list-nodes'
import { toNodeChoices } from '../../nodes/node-choice'

/** What the form of the goal opens with; visits are counted afterwards. */
export const readGoalAction = action({ right: 'see', schema: z.object({}) }, async (scope) => {
  const [goal, nodes] = await Promise.all([getGoal(scope), listNodes(scope)])
  return { goal, nodes: toNodeChoices(nodes) }
})

'use server'

import { z } from 'zod'
import { action } from '@/lib/access/action'
import { listGoalVersions } from '@/lib/goals/list-goal-versions'
import { listNodes } from '@/lib/metrics/list-nodes'
import { toNodeChoices } from '../../../nodes/node-choice'

export const listGoalVersionsAction = action({ right: 'see', schema: z.object({}) }, async (scope) => {
  const [versions, nodes] = await Promise.all([listGoalVersions(scope), listNodes(scope)])
  return { versions, nodes: toNodeChoices(nodes) }
})

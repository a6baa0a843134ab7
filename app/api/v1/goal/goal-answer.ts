import { z } from 'zod'
import { operators } from '@/lib/goals/goal-schema'
import type { GoalVersion } from '@/lib/goals/goal-version'
import { countShape, instantShape, moneyShape, nodeRefShape } from '../shapes'

/** A version of the goal as the API tells it: its expression lies open, so that it can be sent back as it is. */
export const goalShape = {
  version: countShape.meta({ description: 'To be named as `basedOnVersion` by whoever saves over it.' }),
  state: z.enum(['building', 'live', 'retired', 'abandoned']).meta({
    description: 'Building while history is counted for it; live once figures count it.',
  }),
  name: z.string(),
  operator: z.enum(operators),
  conditions: z.array(
    z.object({
      operator: z.enum(operators),
      subConditions: z.array(z.object(nodeRefShape)),
    }),
  ),
  value: moneyShape.nullable().meta({ description: 'What reaching it is worth.' }),
  restoredFrom: countShape.nullable(),
  savedBy: z.string(),
  savedAt: instantShape,
  liveAt: instantShape.nullable(),
  progress: z
    .object({ evaluated: countShape, total: countShape })
    .nullable()
    .meta({ description: 'Conversations looked at and in all, while it is building.' }),
}

export function toGoalAnswer({ expression, retiredAt: _, ...version }: GoalVersion) {
  return { ...version, ...expression }
}

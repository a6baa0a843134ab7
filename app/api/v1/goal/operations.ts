import { z } from 'zod'
import { goalInputSchema } from '@/lib/goals/goal-schema'
import { operation } from '../operation'
import { goalShape } from './goal-answer'

const path = '/api/v1/goal'
const timeZone = z.string()

export const currentGoal = operation({
  method: 'GET',
  needs: 'read',
  path,
  summary: 'The goal as it was saved last. 404 before one is saved.',
  query: z.object({}),
  answer: z.object({
    timeZone,
    ...goalShape,
    live: z
      .object(goalShape)
      .nullable()
      .meta({ description: 'The version that figures count now; null until the first one is complete.' }),
  }),
})

export const savedGoal = operation({
  method: 'PUT',
  needs: 'write',
  path,
  summary:
    'Saves a goal as a new version, which is live once all history is counted for it. What is the same as the newest version makes none.',
  query: z.object({}),
  body: goalInputSchema,
  answer: z.object({ timeZone, ...goalShape }),
})

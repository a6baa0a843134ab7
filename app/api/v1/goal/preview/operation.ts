import { z } from 'zod'
import { goalInputSchema } from '@/lib/goals/goal-schema'
import { operation } from '../../operation'
import { channel, periodParameters } from '../../parameters'
import { countShape, instantShape, nodeRefShape, periodShape, sourceShape } from '../../shapes'

const counts = {
  conversations: countShape,
  reached: countShape,
  wasReached: countShape.nullable().meta({ description: 'By the live version; null when there is none.' }),
}

const exampleShape = z.object({
  id: z.string(),
  startedAt: instantShape,
  personName: z.string().nullable(),
  source: sourceShape,
  adName: z.string().nullable(),
  reachedAt: instantShape.nullable(),
  missing: z
    .object(nodeRefShape)
    .nullable()
    .meta({ description: 'The one node that stood between it and the goal.' }),
  conditions: z
    .array(z.object({ at: instantShape.nullable(), nodes: z.array(instantShape.nullable()) }))
    .meta({ description: 'When each condition and each of its nodes became true.' }),
})

export const goalPreview = operation({
  method: 'POST',
  needs: 'read',
  path: '/api/v1/goal/preview',
  summary: 'What a goal would count in a period, without saving it. Takes the body of a goal to be saved.',
  query: z.object({ ...periodParameters, channel }),
  body: goalInputSchema,
  answer: z.object({
    ...periodShape,
    ...counts,
    bySource: z.object({
      ads: z.object(counts),
      organic: z.object(counts),
      proactive: z.object(counts),
    }),
    examples: z.object({
      reached: z.array(exampleShape).meta({ description: 'At most ten, the newest first.' }),
      nearMisses: z
        .array(exampleShape)
        .meta({ description: 'At most ten in which exactly one node was missing, the newest first.' }),
    }),
    problems: z.array(
      z.object({
        path: z
          .array(z.union([z.string(), countShape]))
          .nullable()
          .meta({ description: 'Where in the body; null for the whole of it.' }),
        sentence: z.string(),
      }),
    ),
  }),
})

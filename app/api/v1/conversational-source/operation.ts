import { z } from 'zod'
import { operation } from '../operation'
import { channel, periodParameters } from '../parameters'
import { countShape, dayShape, periodShape, sourceCountsShape } from '../shapes'

export const conversationalSource = operation({
  method: 'GET',
  needs: 'read',
  path: '/api/v1/conversational-source',
  summary: 'How many conversations started, and from where, by day.',
  query: z.object({ ...periodParameters, channel }),
  answer: z.object({
    ...periodShape,
    total: countShape,
    sources: z.object(sourceCountsShape),
    goals: z
      .object(sourceCountsShape)
      .nullable()
      .meta({ description: 'Those of them that reached the live goal; null before there is one.' }),
    days: z.array(
      z.object({
        day: dayShape,
        ...sourceCountsShape,
        goals: countShape.nullable().meta({ description: 'Of all three sources.' }),
      }),
    ),
  }),
})

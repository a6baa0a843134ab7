import { z } from 'zod'
import { operation } from '../operation'
import { channel, journey, oneAd, periodParameters } from '../parameters'
import { countShape, dayShape, instantShape, nodeShape, periodShape } from '../shapes'

export const userJourney = operation({
  method: 'GET',
  needs: 'read',
  path: '/api/v1/user-journey',
  summary:
    'How far the persons came whom an ad, or all ads of a journey, brought in a period. Dropped, open and completed sum to the persons.',
  query: z
    .object({ ad: oneAd, journey, ...periodParameters, channel })
    .refine(({ ad, journey }) => ad || journey, { path: ['ad'], error: 'Give an ad, a journey, or both.' }),
  answer: z.object({
    ...periodShape,
    ad: z.string().nullable().meta({ description: 'The ad asked for; null for all of the journey.' }),
    adIds: z.array(z.string()).meta({ description: 'The ads whose conversations these are.' }),
    journey: z.object({ id: z.string(), name: z.string(), windowHours: countShape }),
    persons: countShape,
    completed: countShape,
    dropped: countShape,
    open: countShape.meta({ description: 'Not completed, and still inside the window.' }),
    finalOn: dayShape.nullable().meta({ description: 'The day after which nothing of this changes.' }),
    finalAt: instantShape.nullable(),
    isFinal: z.boolean(),
    start: z
      .object({ dropped: countShape, open: countShape })
      .meta({ description: 'Persons who reached no step at all.' }),
    steps: z.array(
      z.object({
        name: z.string(),
        nodes: z.array(nodeShape),
        reached: countShape,
        dropped: countShape.meta({ description: 'Persons who came no further and are dropped.' }),
        open: countShape.meta({
          description: 'Persons who came no further and are still inside the window.',
        }),
        medianSecondsToNext: z.number().nullable(),
      }),
    ),
  }),
})

import { z } from 'zod'
import { countShape, instantShape, nodeShape } from '../shapes'

export const journeyShape = z.object({
  id: z.string(),
  name: z.string(),
  windowHours: countShape.meta({ description: 'How long after the first step a person may still go on.' }),
  revision: countShape.meta({ description: 'To be named as `basedOnRevision` by whoever saves over it.' }),
  updatedAt: instantShape,
  updatedBy: z.string(),
  steps: z.array(
    z.object({
      name: z.string().meta({ description: "Its own name, or the names of its nodes joined by ' / '." }),
      ownName: z.string().nullable(),
      nodes: z.array(nodeShape),
    }),
  ),
  ads: z
    .array(z.object({ adId: z.string(), name: z.string().nullable() }))
    .meta({ description: 'The ads that follow it.' }),
})

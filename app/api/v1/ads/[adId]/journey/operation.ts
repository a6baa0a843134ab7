import { z } from 'zod'
import { operation } from '../../../operation'

export const linkedAd = operation({
  method: 'PUT',
  needs: 'write',
  path: '/api/v1/ads/{adId}/journey',
  summary: 'Says which journey an ad follows, in place of the one before; null for none.',
  inPath: { adId: z.string() },
  query: z.object({}),
  body: z.object({ journeyId: z.uuid('A journey id is a UUID.').nullable() }),
  answer: z.object({ adId: z.string(), journeyId: z.string().nullable() }),
})

import { z } from 'zod'
import { adDaysSchema, mostAdDays } from '@/lib/ads/ad-days/ad-days-schema'
import { operation } from '../operation'
import { ads, periodParameters, platforms, toLimit } from '../parameters'
import { adGroupShape, countShape, dayShape, moneyShape, periodShape } from '../shapes'

const path = '/api/v1/ad-days'

export const sentAdDays = operation({
  method: 'GET',
  needs: 'read',
  path,
  summary: 'What was sent of ads on other platforms, by day, ad and platform, a page at a time.',
  query: z.object({
    ...periodParameters,
    platform: platforms,
    ad: ads,
    cursor: z.string().max(1_000, 'Not a cursor that an answer gave.').optional().meta({
      description: "An answer's `next`: the page after it.",
    }),
    limit: toLimit(200, 1_000),
  }),
  answer: z.object({
    ...periodShape,
    adDays: z.array(
      z.object({
        day: dayShape,
        adId: z.string(),
        platform: z.string(),
        spend: moneyShape,
        impressions: countShape,
        clicks: countShape,
        linkClicks: countShape.nullable(),
        name: z.string().nullable(),
        campaign: adGroupShape,
        adSet: adGroupShape,
      }),
    ),
    next: z.string().nullable().meta({ description: 'Cursor of the next page; null at the end.' }),
  }),
})

export const savedAdDays = operation({
  method: 'PUT',
  needs: 'write',
  path,
  summary: `What ads cost and brought on platforms that no ad account tells, at most ${mostAdDays} rows. A row takes the place of the one of the same day, ad and platform; all are kept or none.`,
  query: z.object({}),
  body: adDaysSchema,
  mostBytes: 1024 * 1024,
  answer: z.object({ timeZone: z.string(), saved: countShape }),
})

import { z } from 'zod'
import { operation } from '../operation'
import { ads, channel, periodParameters, platforms } from '../parameters'
import { countShape, dayShape, moneyShape, periodShape } from '../shapes'

const knownCount = countShape.nullable().meta({ description: 'Null while it is not known.' })
const knownMoney = moneyShape.nullable()
const goals = countShape.nullable().meta({ description: 'Of the live goal; null before there is one.' })
const goalRate = z.number().nullable().meta({ description: 'Goals over conversations, from 0 to 1.' })

export const adsOverview = operation({
  method: 'GET',
  needs: 'read',
  path: '/api/v1/ads-overview',
  summary: 'What each ad brought. What is not known, such as spend without an ad account, is null and not 0.',
  query: z.object({ ...periodParameters, channel, platform: platforms, ad: ads }),
  answer: z.object({
    ...periodShape,
    totals: z.object({
      spend: z.array(moneyShape).meta({ description: 'One for each currency.' }),
      impressions: knownCount,
      clicks: knownCount,
      conversations: countShape,
      goals,
      goalRate,
    }),
    ads: z.array(
      z.object({
        adId: z.string(),
        name: z.string().nullable(),
        campaign: z.string().nullable(),
        adSet: z.string().nullable(),
        spend: knownMoney,
        impressions: knownCount,
        clicks: knownCount,
        conversations: countShape,
        goals,
        goalRate,
        journey: z.object({ id: z.string(), name: z.string() }).nullable().meta({
          description: 'The journey that the ad follows.',
        }),
        platforms: z.array(z.object({ platform: z.string().nullable(), conversations: countShape })),
      }),
    ),
    days: z.array(z.object({ day: dayShape, conversations: countShape, goals })),
    unplaced: countShape.meta({
      description: 'Conversations of the chosen ads whose platform is unknown, when platforms are chosen.',
    }),
  }),
})

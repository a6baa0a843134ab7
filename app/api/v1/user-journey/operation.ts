import { z } from 'zod'
import { operation } from '../operation'
import { channel, journey, oneAd, periodParameters } from '../parameters'
import { countShape, dayShape, instantShape, nodeShape, periodShape } from '../shapes'

const amount = z.string().meta({ description: 'A decimal number as text.' })
const perPerson = amount.nullable().meta({ description: 'Null where nobody came so far.' })
const share = amount.nullable().meta({
  description: 'A share of the spend; completed, lost and open sum to it exactly. Null where nobody came.',
})

const costOfCurrency = z.object({
  currency: z.string().meta({ description: 'ISO 4217.' }),
  spend: amount.meta({ description: 'Of the ads of this currency, on days of their ad accounts.' }),
  persons: countShape.meta({ description: 'Whom the ads of this currency brought.' }),
  costPerPerson: perPerson,
  costPerCompleted: perPerson,
  completed: share,
  lost: share,
  open: share,
  start: z.object({ lost: share, open: share }),
  steps: z
    .array(z.object({ costPerPerson: perPerson, lost: share, open: share }))
    .meta({ description: 'One for each of the steps, in their order.' }),
})

const cost = z.object({
  currencies: z.array(costOfCurrency).meta({ description: 'None where the cost of no ad is known.' }),
  unknown: z
    .object({
      ads: countShape,
      persons: countShape,
      reason: z.enum(['no-account', 'not-in-accounts', 'no-days']).nullable(),
    })
    .meta({ description: 'Ads whose cost is not known, and their persons: they are in no figure of cost.' }),
  accounts: z.array(
    z.object({
      accountId: z.string(),
      name: z.string(),
      timeZone: z.string().meta({ description: 'Its days are days of this zone.' }),
      missingDays: z.array(dayShape).meta({ description: 'Their figures are missing or incomplete.' }),
    }),
  ),
})

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
    cost,
  }),
})

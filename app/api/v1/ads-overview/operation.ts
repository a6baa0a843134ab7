import { z } from 'zod'
import { adSorts } from '@/lib/metrics/ads-overview'
import { operation } from '../operation'
import { adSets, ads, campaigns, channel, oneOf, periodParameters, platforms, toLimit } from '../parameters'
import { adGroupShape, countShape, dayShape, instantShape, moneyShape, periodShape } from '../shapes'

const knownCount = countShape.nullable().meta({ description: 'Null while it is not known.' })
const goals = countShape.nullable().meta({ description: 'Of the live goal; null before there is one.' })
const ratio = z.number().nullable().meta({ description: 'Null where there is no base.' })

const counts = {
  impressions: knownCount,
  clicks: knownCount.meta({ description: 'All clicks, as Meta counts them; null while they are not known.' }),
  linkClicks: knownCount.meta({ description: "Those that led to the ad's destination." }),
  conversations: countShape,
  goals,
  conversationsStarted: knownCount.meta({ description: "Meta's own count, beside ours." }),
}

/** The same figures of one ad, and of all: there an amount for each currency. */
function figuresWith<Cost extends z.ZodType>(cost: Cost) {
  return {
    spend: cost,
    ...counts,
    clickThroughRate: ratio.meta({ description: 'Clicks over impressions.' }),
    costPerClick: cost,
    costPerConversation: cost,
    goalRate: ratio.meta({ description: 'Goals over conversations.' }),
    costPerGoal: cost,
    captureRate: ratio.meta({
      description: "Conversations over Meta's count of them; null where platforms are chosen.",
    }),
  }
}

const ofAd = figuresWith(moneyShape.nullable())
const ofAll = figuresWith(z.array(moneyShape).meta({ description: 'One for each currency.' }))

const cursor = z.string().max(1_000, 'Not a cursor that an answer gave.').optional()
const standings = ['connected', 'api', 'no-account', 'account-removed', 'not-in-accounts'] as const

export const adsOverview = operation({
  method: 'GET',
  needs: 'read',
  path: '/api/v1/ads-overview',
  summary:
    'What each ad cost and brought. What is not known, such as spend without an ad account, is null and not 0.',
  query: z.object({
    ...periodParameters,
    channel,
    platform: platforms,
    ad: ads,
    adSet: adSets,
    campaign: campaigns,
    sort: oneOf(adSorts).optional().meta({
      description: 'By which figure; conversations unless given. Ads without it come last.',
    }),
    order: oneOf(['ascending', 'descending']).optional().meta({ description: 'Descending unless given.' }),
    cursor: cursor.meta({
      description: "An answer's `next` or `previous`, under the same `sort` and `order`.",
    }),
    limit: toLimit(200, 200),
  }),
  answer: z.object({
    ...periodShape,
    totals: z.object(ofAll).meta({ description: 'Over all chosen ads, those of other pages too.' }),
    ads: z.array(
      z.object({
        adId: z.string(),
        name: z.string().nullable(),
        status: z.string().nullable().meta({ description: "Meta's effective_status." }),
        campaign: adGroupShape,
        adSet: adGroupShape,
        accountId: z.string().nullable(),
        accountName: z.string().nullable(),
        standing: z.enum(standings).meta({
          description:
            'Whence its figures come, or why it has no cost: `connected` to an ad account, `api` from ad-days, `no-account` connected at all, `account-removed` since, or `not-in-accounts` that are connected.',
        }),
        hasTwoCurrencies: z.boolean().meta({
          description: 'It spent in two currencies, so that it has no one spend; the totals have both.',
        }),
        ...ofAd,
        journey: z.object({ id: z.string(), name: z.string() }).nullable().meta({
          description: 'The journey that the ad follows.',
        }),
        platforms: z.array(z.object({ platform: z.string().nullable(), conversations: countShape })),
      }),
    ),
    adsTotal: countShape.meta({ description: 'Ads on all pages.' }),
    next: z.string().nullable().meta({ description: 'Cursor of the next page; null at the end.' }),
    previous: z
      .string()
      .nullable()
      .meta({ description: 'Cursor of the page before; null at the beginning.' }),
    days: z.array(
      z.object({ day: dayShape, spend: z.array(moneyShape), ...counts }).meta({
        description: 'Spend is of days of the ad accounts, conversations of days of `timeZone`.',
      }),
    ),
    unplaced: countShape.meta({
      description: 'Conversations of the chosen ads whose platform is unknown, when platforms are chosen.',
    }),
    unplacedAds: countShape.meta({
      description:
        'Ads that cost something and brought no conversation, which a choice of a channel leaves out.',
    }),
    accounts: z.array(
      z.object({
        accountId: z.string(),
        name: z.string(),
        currency: z.string(),
        timeZone: z.string().meta({ description: 'Its days are days of this zone.' }),
        state: z.enum(['stopped', 'failing', 'paused', 'filling', 'live']),
        problem: z.string().nullable(),
        firstDay: dayShape.meta({ description: 'Nothing is read of the days before.' }),
        todayAt: instantShape.nullable().meta({ description: 'How old the figures of its today are.' }),
        missingDays: z.array(dayShape).meta({ description: 'Days of the period whose figures are missing.' }),
      }),
    ),
  }),
})

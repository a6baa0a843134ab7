import { z } from 'zod'
import { channels } from '@/lib/channels/inbound-event'
import { parseCursor } from '@/lib/metrics/keyset-cursor'
import { conversationSorts, goalFilters } from '@/lib/metrics/list-conversations'
import { sources } from '@/lib/metrics/sources'
import { isDay } from '@/lib/period/day'

/** What can be asked for in an address; each message is the sentence that stands beside the field. */

const day = z.string().refine(isDay, 'Not a day like 2026-11-22.')

export const periodParameters = {
  from: day.optional().meta({
    format: 'date',
    description: 'First day; 30 days before the end unless given. At most 400 days.',
  }),
  to: day.optional().meta({ format: 'date', description: 'Last day, included; today unless given.' }),
}

export const channel = oneOf(channels).optional().meta({ description: 'Only this channel.' })
export const source = oneOf(sources).optional().meta({ description: 'Only conversations of this source.' })
export const sort = oneOf(conversationSorts)
  .optional()
  .meta({ description: 'By start; newest unless given.' })

export const platforms = z
  .array(text(50))
  .max(50, 'At most 50.')
  .optional()
  .meta({ description: 'Only these publisher platforms, as Meta names them; may be given several times.' })

const ids = z.array(text(200)).max(200, 'At most 200.').optional()

export const ads = ids.meta({ description: 'Only ads of these ids; may be given several times.' })

export const adSets = ids.meta({
  description: 'Only ads of ad sets of these ids; an ad that is chosen by any of its ids counts.',
})
export const campaigns = ids.meta({
  description: 'Only ads of campaigns of these ids; an ad that is chosen by any of its ids counts.',
})

export const ad = text(200).optional().meta({ description: 'Only conversations from the ad of this id.' })
export const person = text(200)
  .optional()
  .meta({ description: 'Only of the person with exactly this identifier, such as a phone number.' })
export const node = text(200)
  .optional()
  .meta({ description: "Only conversations that visited the node of this id, which is the bot platform's." })

/** Of the funnel, where it need not be known to the filter of conversations. */
export const oneAd = text(200)
  .optional()
  .meta({ description: 'The ad of this id, on the journey it follows.' })
export const journey = z
  .uuid('A journey id is a UUID.')
  .optional()
  .meta({ description: 'The journey to follow; without it, the one that the ad follows.' })
export const goal = oneOf(goalFilters)
  .optional()
  .meta({ description: 'Only conversations that reached the live goal, or that did not.' })

export const cursor = z
  .string()
  .refine((given) => parseCursor(given) !== null, 'Not a cursor that an answer gave.')
  .optional()

export const limit = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, 'A whole number from 1 to 200.')
  .transform(Number)
  .refine((given) => given <= 200, 'A whole number from 1 to 200.')
  .optional()

/** How many rows a page has, where it may be another number than usual. */
export function toLimit(usual: number, most: number) {
  const sentence = `A whole number from 1 to ${most}.`
  return z
    .string()
    .regex(/^[1-9]\d{0,3}$/, sentence)
    .transform(Number)
    .refine((given) => given <= most, sentence)
    .optional()
    .meta({
      type: 'integer',
      minimum: 1,
      maximum: most,
      default: usual,
      description: `Rows of a page; ${usual} unless given.`,
    })
}

export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, `One of ${words.join(', ')}.`)
}

function text(longest: number) {
  return z.string().min(1, 'Empty.').max(longest, `At most ${longest} characters.`)
}

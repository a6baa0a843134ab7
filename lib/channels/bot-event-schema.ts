import { z } from 'zod'
import { isStorable } from '@/lib/text/is-storable'
import { channels } from './inbound-event'

/**
 * Our own event contract for any bot platform. Unknown fields are let pass (the raw delivery keeps them);
 * ids must be text: a number of 18 digits has already lost some when it reaches a JSON parser.
 */

const id = z.string('must be text').min(1, 'must not be empty').max(200, 'is longer than 200 characters')
/** Ids are compared, so nothing in them is mended: they hold as they are or not at all. */
const storableId = id.refine(isStorable, 'holds characters that cannot be stored')
const words = z.string('must be text').nullish()
const notAnObject = 'must be an object'

const node = z.object({ id: storableId, name: words, flow: words }, notAnObject)

const referral = z.object(
  {
    kind: z.enum(['ad', 'post', 'link'], 'must be ad, post or link'),
    id: storableId,
    click_id: words,
    url: words,
    headline: words,
    body: words,
    media_type: words,
    platform: words,
    ref: words,
  },
  notAnObject,
)

const message = z.object(
  {
    from: z.enum(['user', 'bot', 'agent', 'system'], 'must be user, bot, agent or system'),
    text: words,
    kind: words,
    reply_to: storableId.nullish(),
    language: words,
    confidence: z.number('must be a number').min(0, 'is below 0').max(100, 'is above 100').nullish(),
    broken: z.boolean('must be true or false').nullish(),
  },
  notAnObject,
)

const proactive = z.object(
  { campaign_id: storableId, campaign_name: words, message_id: storableId },
  notAnObject,
)

const common = {
  id: storableId,
  at: z.union([z.string(), z.number()], 'must be RFC 3339 text or integer milliseconds'),
  channel: z.enum(channels, 'is not a known channel'),
  conversation: z.object({ id: storableId.nullish() }, notAnObject).nullish(),
  user: z.object({ id: storableId, name: words, phone: words }, notAnObject),
  sequence: z.int('must be a whole number').min(0, 'is below 0').max(2_147_483_647, 'is too large').nullish(),
  referral: referral.nullish(),
}

export const botEventSchema = z.discriminatedUnion('type', [
  z.object({ ...common, type: z.literal('message'), message, node: node.nullish() }),
  z.object({ ...common, type: z.literal('node'), node }),
  z.object({ ...common, type: z.literal('proactive'), proactive }),
  z.object({ ...common, type: z.literal('conversation.closed') }),
])

export type BotEvent = z.infer<typeof botEventSchema>

export const botEventTypes: readonly string[] = ['message', 'node', 'proactive', 'conversation.closed']

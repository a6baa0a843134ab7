import { z } from 'zod'
import { messageSorts } from '@/lib/metrics/list-messages'
import { parseMessageCursor } from '@/lib/metrics/message-cursor'
import {
  messageIdSchema,
  messageNodesSchema,
  messageReferrals,
  messageSearchSchema,
  messageSenders,
} from '@/lib/metrics/message-filter'
import { operation } from '../operation'
import { channel, limit, oneOf, periodParameters, source } from '../parameters'
import { instantShape, pageShape, periodShape, sourceShape } from '../shapes'

const onlyOne = 'Give after or before, not both.'
const nullableText = z.string().nullable()

const cursor = z
  .string()
  .refine((given) => parseMessageCursor(given) !== null, 'Not a cursor that an answer gave.')
  .optional()

const score = z
  .string()
  .regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, 'A number from 0 to 1.')
  .transform(Number)
  .optional()

export const listedMessages = operation({
  method: 'GET',
  needs: 'read',
  path: '/api/v1/messages',
  summary: 'The messages that were written in a period and match the filters, a page at a time.',
  query: z
    .object({
      ...periodParameters,
      channel,
      search: messageSearchSchema.optional().meta({
        description:
          'Whole words, all of them, in any order and case; in double quotes exactly as written. Nothing is a wildcard.',
      }),
      by: oneOf(messageSenders).optional().meta({ description: 'Who wrote; everybody unless given.' }),
      node: messageNodesSchema.optional().meta({
        description:
          'Messages from this node, or written while it was the last one visited: its id, or a connection id, a slash and its id. May be given several times, for any of them.',
      }),
      conversation: messageIdSchema
        .optional()
        .meta({ description: "The id of one conversation, ours or the bot platform's." }),
      message: messageIdSchema.optional().meta({ description: "The sender's id of one message." }),
      person: messageIdSchema
        .optional()
        .meta({ description: 'Only of the person with exactly this identifier, such as a phone number.' }),
      source,
      ad: messageIdSchema.optional().meta({ description: 'Only of conversations from the ad of this id.' }),
      referral: oneOf(messageReferrals).optional().meta({
        description: 'Whether the person came with this message from an ad or a post.',
      }),
      broken: oneOf(['true', 'false'])
        .transform((given) => given === 'true')
        .optional()
        .meta({ description: 'true: only those that the bot did not understand.' }),
      confidenceFrom: score.meta({ type: 'number', description: 'Scores from here on, included.' }),
      confidenceTo: score.meta({ type: 'number', description: 'Scores up to here, included.' }),
      sort: oneOf(messageSorts)
        .optional()
        .meta({ description: 'By the time at which they were written; newest unless given.' }),
      after: cursor.meta({ description: "An answer's `next`: the page after it." }),
      before: cursor.meta({ description: "An answer's `previous`: the page before it." }),
      limit: limit.meta({
        type: 'integer',
        minimum: 1,
        maximum: 200,
        default: 50,
        description: 'Rows of a page; 50 unless given.',
      }),
    })
    .refine(({ after, before }) => !(after && before), { path: ['before'], error: onlyOne })
    .refine(({ confidenceFrom = 0, confidenceTo = 1 }) => confidenceFrom <= confidenceTo, {
      path: ['confidenceFrom'],
      error: 'The range begins after it ends.',
    }),
  answer: z.object({
    ...periodShape,
    messages: z.array(
      z.object({
        connectionId: z.string(),
        messageId: z.string().meta({ description: "The sender's id, unique within its connection." }),
        createdAt: instantShape,
        body: nullableText.meta({ description: 'Null where there was none, or it is no longer kept.' }),
        by: z.enum(['user', 'bot', 'agent', 'system']),
        kind: nullableText,
        channel: z.string(),
        language: nullableText,
        confidence: z.number().nullable().meta({ description: 'From 0 to 1.' }),
        isBroken: z.boolean(),
        conversation: z
          .object({
            id: z.string(),
            platformId: nullableText,
            userMessages: z.number().meta({ type: 'integer' }),
            source: sourceShape,
          })
          .nullable(),
        adId: nullableText,
        person: z.object({ name: nullableText, identifier: nullableText }),
        node: z
          .object({ nodeId: z.string(), name: nullableText, flow: nullableText })
          .nullable()
          .meta({ description: 'It came from this node, or else this one was visited last before it.' }),
        referral: z.object({ kind: z.enum(['ad', 'post']), id: z.string() }).nullable(),
      }),
    ),
    ...pageShape,
  }),
})

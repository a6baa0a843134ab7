import { z } from 'zod'
import { operation } from '../operation'
import { ad, channel, cursor, goal, limit, node, periodParameters, person, sort, source } from '../parameters'
import { countShape, instantShape, pageShape, periodShape, sourceShape } from '../shapes'

const onlyOne = 'Give after or before, not both.'

export const listedConversations = operation({
  method: 'GET',
  needs: 'read',
  path: '/api/v1/conversations',
  summary: 'The conversations that started in a period, a page at a time.',
  query: z
    .object({
      ...periodParameters,
      channel,
      source,
      ad,
      person,
      node,
      goal,
      sort,
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
    .refine(({ after, before }) => !(after && before), { path: ['before'], error: onlyOne }),
  answer: z.object({
    ...periodShape,
    conversations: z.array(
      z.object({
        id: z.string(),
        startedAt: instantShape,
        closedAt: instantShape.nullable(),
        personName: z.string().nullable(),
        channel: z.string(),
        source: sourceShape,
        adId: z.string().nullable(),
        adName: z.string().nullable(),
        platform: z.string().nullable(),
        lastNode: z.string().nullable(),
        pathLength: countShape,
        userMessages: countShape,
        botMessages: countShape,
        agentMessages: countShape,
        goal: z
          .object({ reached: z.boolean(), reachedAt: instantShape.nullable() })
          .nullable()
          .meta({ description: 'How it stands with the live goal; null before there is one.' }),
      }),
    ),
    ...pageShape,
  }),
})

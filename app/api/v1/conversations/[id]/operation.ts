import { z } from 'zod'
import { operators } from '@/lib/goals/goal-schema'
import { operation } from '../../operation'
import { countShape, dayShape, instantShape, sourceShape } from '../../shapes'

const nullableText = z.string().nullable()

const transcriptEntryShape = z.object({
  connectionId: z.string(),
  eventId: z.string(),
  at: instantShape,
  type: z.enum(['message', 'node', 'proactive', 'conversation.closed']),
  sender: z.enum(['user', 'bot', 'agent', 'system']).nullable(),
  text: nullableText,
  kind: nullableText,
  node: z.object({ nodeId: z.string(), name: nullableText }).nullable(),
  flags: z.array(z.string()),
  isBroken: z.boolean(),
})

const pathStepShape = z.object({
  nodeId: z.string(),
  name: nullableText,
  flow: nullableText,
  seconds: countShape.meta({ description: "Since the conversation's start." }),
  at: instantShape,
})

const touchShape = z.object({
  connectionId: z.string(),
  eventId: z.string(),
  at: instantShape,
  kind: z.enum(['ad', 'post', 'link']),
  referenceId: z.string(),
  headline: nullableText,
  body: nullableText,
  url: nullableText,
  clickId: nullableText,
  mediaType: nullableText,
  platform: nullableText,
  ref: nullableText,
  opening: z.boolean().meta({ description: 'Whether it opened the conversation.' }),
  decided: z.boolean().meta({ description: 'Whether it decided the source.' }),
})

const proactiveShape = z.object({
  eventId: z.string(),
  at: instantShape,
  campaignId: nullableText,
  campaignName: nullableText,
  messageId: nullableText,
})

const at = instantShape.nullable().meta({ description: 'When it became true; null when it is not.' })

const goalShape = z.object({
  version: countShape,
  name: z.string(),
  operator: z.enum(operators),
  reached: z.boolean(),
  reachedAt: instantShape.nullable(),
  conditions: z.array(
    z.object({
      operator: z.enum(operators),
      at,
      nodes: z.array(z.object({ connectionId: z.string(), nodeId: z.string(), name: nullableText, at })),
    }),
  ),
})

export const oneConversation = operation({
  method: 'GET',
  needs: 'read',
  path: '/api/v1/conversations/{id}',
  summary:
    'One conversation: what was said, its path, what brought the person, why it has its source, and how it stands with the goal.',
  inPath: { id: z.uuid() },
  query: z.object({}),
  answer: z.object({
    timeZone: z.string(),
    id: z.string(),
    startedAt: instantShape,
    startDay: dayShape,
    lastAt: instantShape,
    closedAt: instantShape.nullable(),
    channel: z.string(),
    source: sourceShape,
    sourceReason: z.string(),
    sourceSentence: z.string(),
    platform: nullableText,
    platformConversationId: nullableText,
    person: z.object({ id: z.string(), name: nullableText, phone: nullableText }),
    connection: z.object({ id: z.string(), name: nullableText }),
    ad: z.object({ adId: z.string(), name: nullableText }).nullable(),
    userMessages: countShape,
    botMessages: countShape,
    agentMessages: countShape,
    transcript: z.array(transcriptEntryShape).meta({ description: 'The first 2,000 events.' }),
    isTranscriptCut: z.boolean(),
    path: z.array(pathStepShape),
    touches: z.array(touchShape),
    proactive: proactiveShape.nullable(),
    goal: goalShape.nullable().meta({ description: 'Null before a goal is live.' }),
    neighbours: z.array(z.object({ id: z.string(), startedAt: instantShape, source: sourceShape })),
  }),
})

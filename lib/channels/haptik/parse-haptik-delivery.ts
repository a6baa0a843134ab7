import type { z } from 'zod'
import { cleanText } from '../clean-text'
import { fingerprintOf } from '../fingerprint-of'
import type { Channel, InboundEvent, InboundItem, InboundPerson, Rejection } from '../inbound-event'
import { flagsOf, futureAllowed, longestBody } from '../limits-of-events'
import { parseInstant } from '../parse-instant'
import { isObject, readJson } from '../read-json'
import { shorten } from '../shorten'
import {
  type HaptikConversation,
  type HaptikUser,
  haptikCompletionSchema,
  haptikMessageSchema,
} from './haptik-event-schema'

/** Null where the bytes are no JSON object. `receivedAt` is in milliseconds. */
export function parseHaptikDelivery(body: Uint8Array, receivedAt: number): InboundItem[] | null {
  const json = readJson(body)
  return isObject(json) ? parseHaptikEvent(json, receivedAt) : null
}

/** One webhook of Haptik's. Events that say nothing of a conversation are not understood as any. */
export function parseHaptikEvent(raw: unknown, receivedAt: number): InboundItem[] {
  const name = isObject(raw) ? raw.event_name : undefined
  if (name === 'message') return [readMessage(raw, receivedAt)]
  if (name === 'webhook_conversation_complete') return [readCompletion(raw, receivedAt)]
  return []
}

function readMessage(raw: unknown, receivedAt: number): InboundItem {
  const { data, error } = haptikMessageSchema.safeParse(raw)
  if (error) return reject(raw, describe(error))
  const { message, agent } = data
  const isSystem = message.body?.type?.toUpperCase() === 'SYSTEM'
  const isBot = agent?.is_automated ?? agent?.name === 'gogo'
  const text = message.body?.text ?? null
  return makeItem(raw, receivedAt, data, {
    id: `message ${message.id}`,
    type: 'message',
    platformConversationId: data.data ? nameConversation(data.data) : null,
    message: {
      sender: isSystem ? 'system' : isBot ? 'bot' : 'agent',
      text: text === null ? null : cleanText(text, longestBody),
      kind: shorten(message.body?.type?.toLowerCase(), 40),
      replyTo: null,
      language: null,
      confidence: null,
      broken: null,
    },
  })
}

function readCompletion(raw: unknown, receivedAt: number): InboundItem {
  const { data, error } = haptikCompletionSchema.safeParse(raw)
  if (error) return reject(raw, describe(error))
  const conversation = nameConversation(data.data)
  if (conversation === null) return reject(raw, 'data: names no conversation')
  return makeItem(raw, receivedAt, data, {
    id: `complete ${conversation}`,
    type: 'conversation.closed',
    platformConversationId: conversation,
    message: null,
  })
}

type Understood = Pick<InboundEvent, 'id' | 'type' | 'platformConversationId' | 'message'>

function makeItem(
  raw: unknown,
  receivedAt: number,
  { user, timestamp }: { user: HaptikUser; timestamp: string },
  understood: Understood,
): InboundItem {
  const person = toPerson(user)
  if (!person) return reject(raw, 'user: has no id')
  const at = parseInstant(withOffset(timestamp))
  if (at === null) return reject(raw, 'timestamp: is not a time between 2005 and 2200')
  if (at > receivedAt + futureAllowed) return reject(raw, 'timestamp: is more than 24 hours ahead')
  const event: InboundEvent = {
    ...understood,
    at: Math.min(at, receivedAt),
    sequence: null,
    channel: toChannel(user.device_platform_name),
    person,
    node: null,
    referral: null,
    proactive: null,
    flags: flagsOf(at, receivedAt, understood.message?.text ?? null),
  }
  return { ok: true, event, raw, fingerprint: fingerprintOf({ ...understood, at }) }
}

/** The business's own id first; Haptik's number second. */
function toPerson(user: HaptikUser): InboundPerson | null {
  const [identifier, ...aliases] = [...new Set([user.auth_id, user.user_id])].filter((one) => one != null)
  if (identifier == null) return null
  return {
    identifier,
    ...(aliases.length > 0 ? { aliases } : {}),
    name: shorten(user.user_name),
    phone: null,
  }
}

/** Its times are UTC; some say so with no Z. */
function withOffset(timestamp: string): string {
  return /([Zz]|[+-]\d{2}:\d{2})$/.test(timestamp) ? timestamp : `${timestamp.replace(' ', 'T')}Z`
}

function nameConversation(conversation: HaptikConversation): string | null {
  const { conversation_identifier: named, collection_id: collection, conversation_no: number } = conversation
  if (named) return named
  return collection && number ? `${collection}_${number}` : null
}

const channelNames: [RegExp, Channel][] = [
  [/whatsapp/i, 'whatsapp'],
  [/messenger|facebook/i, 'messenger'],
  [/instagram/i, 'instagram'],
  [/telegram/i, 'telegram'],
  [/web/i, 'web'],
]

function toChannel(platform: string | null | undefined): Channel {
  return channelNames.find(([name]) => name.test(platform ?? ''))?.[1] ?? 'other'
}

function describe(error: z.ZodError): string {
  const issue = error.issues[0]
  return `${issue?.path.join('.') || 'event'}: ${issue?.message ?? 'is not as Haptik documents it'}`
}

function reject(raw: unknown, detail: string): InboundItem {
  const rejection: Rejection = { reason: 'invalid_field', detail, eventId: null }
  return { ok: false, rejection, raw, fingerprint: fingerprintOf(raw) }
}

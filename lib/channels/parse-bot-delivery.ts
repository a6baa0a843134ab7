import type { z } from 'zod'
import { type BotEvent, botEventSchema, botEventTypes } from './bot-event-schema'
import { cleanText } from './clean-text'
import { fingerprintOf } from './fingerprint-of'
import type { InboundEvent, InboundItem, InboundReferral, Rejection } from './inbound-event'
import { flagsOf, futureAllowed, longestBody } from './limits-of-events'
import { parseInstant } from './parse-instant'
import { isObject, readJson } from './read-json'
import { longestLink, shorten } from './shorten'

export type ParsedDelivery = { ok: true; items: InboundItem[] } | { ok: false; problem: DeliveryProblem }

/** `unreadable`: not a JSON object of the contract; `too_many`: more events than one delivery may hold. */
export type DeliveryProblem = 'unreadable' | 'too_many'

export const mostEventsADelivery = 1_000

const poisonousKeys = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Reads the bytes of a bot delivery: one event, or `{"events": [1 to 1,000 events]}`. `receivedAt` is in
 * milliseconds. A bad event becomes a rejection and never spoils its neighbours.
 */
export function parseBotDelivery(body: Uint8Array, receivedAt: number): ParsedDelivery {
  const json = readJson(body)
  if (!isObject(json)) return { ok: false, problem: 'unreadable' }
  const events = 'events' in json ? json.events : [json]
  if (!Array.isArray(events) || events.length === 0) return { ok: false, problem: 'unreadable' }
  if (events.length > mostEventsADelivery) return { ok: false, problem: 'too_many' }
  return { ok: true, items: events.map((raw) => parseBotEvent(raw, receivedAt)) }
}

/** Reads one event as the contract says; also what a replay from quarantine calls. */
export function parseBotEvent(raw: unknown, receivedAt: number): InboundItem {
  const problem = findProblem(raw)
  if (problem) return reject(raw, problem)
  const parsed = botEventSchema.safeParse(raw)
  if (!parsed.success) return reject(raw, describeIssue(raw, parsed.error))
  const at = parseInstant(parsed.data.at)
  if (at === null)
    return reject(raw, invalid(raw, 'at', 'is not a time with an offset between 2005 and 2200'))
  if (at > receivedAt + futureAllowed)
    return reject(raw, {
      reason: 'too_far_in_the_future',
      detail: 'at is more than 24 hours ahead',
      eventId: parsed.data.id,
    })
  const event = reshapeBotEvent(parsed.data, at, receivedAt)
  return { ok: true, event, raw, fingerprint: fingerprintOf({ ...event, at, flags: [] }) }
}

function findProblem(raw: unknown): Rejection | null {
  if (!isObject(raw)) return { reason: 'invalid_field', detail: 'is not an object', eventId: null }
  if (holdsPoisonousKey(raw)) return invalid(raw, 'event', 'holds a key that objects reserve')
  const type = raw.type
  if (typeof type === 'string' && !botEventTypes.includes(type))
    return { reason: 'unknown_type', detail: 'type is not one of the contract', eventId: idOf(raw) }
  return null
}

function holdsPoisonousKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  for (const key in value) {
    const inner: unknown = Reflect.get(value, key)
    if (poisonousKeys.has(key) || holdsPoisonousKey(inner)) return true
  }
  return false
}

function describeIssue(raw: unknown, error: z.ZodError): Rejection {
  const issue = error.issues[0]
  return invalid(raw, issue?.path.join('.') || 'event', issue?.message ?? 'is not as the contract says')
}

function invalid(raw: unknown, field: string, problem: string): Rejection {
  return { reason: 'invalid_field', detail: `${field}: ${problem}`, eventId: idOf(raw) }
}

function idOf(raw: unknown): string | null {
  return isObject(raw) && typeof raw.id === 'string' ? cleanText(raw.id, 200) : null
}

function reject(raw: unknown, rejection: Rejection): InboundItem {
  return { ok: false, rejection, raw, fingerprint: fingerprintOf(raw) }
}

function reshapeBotEvent(event: BotEvent, at: number, receivedAt: number): InboundEvent {
  const text = event.type === 'message' ? (event.message.text ?? null) : null
  return {
    id: event.id,
    type: event.type,
    at: Math.min(at, receivedAt),
    sequence: event.sequence ?? null,
    channel: event.channel,
    platformConversationId: event.conversation?.id ?? null,
    person: {
      identifier: event.user.id,
      name: shorten(event.user.name),
      phone: shorten(event.user.phone, 40),
    },
    node: 'node' in event && event.node ? reshapeNode(event.node) : null,
    message: event.type === 'message' ? reshapeMessage(event.message, text) : null,
    referral: event.referral ? reshapeReferral(event.referral) : null,
    proactive: event.type === 'proactive' ? reshapeProactive(event.proactive) : null,
    flags: flagsOf(at, receivedAt, text),
  }
}

type Part<Type extends BotEvent['type'], Field extends string> = Field extends keyof Extract<
  BotEvent,
  { type: Type }
>
  ? NonNullable<Extract<BotEvent, { type: Type }>[Field]>
  : never

function reshapeNode(node: Part<'node', 'node'>): InboundEvent['node'] {
  return { id: node.id, name: shorten(node.name), flow: shorten(node.flow) }
}

function reshapeMessage(message: Part<'message', 'message'>, text: string | null): InboundEvent['message'] {
  return {
    sender: message.from,
    text: text === null ? null : cleanText(text, longestBody),
    kind: shorten(message.kind, 40),
    replyTo: message.reply_to ?? null,
    language: shorten(message.language, 40),
    confidence: toShare(message.confidence),
    broken: message.broken ?? null,
  }
}

/** Platforms send 0 to 1 or 0 to 100; above 1 it is a percentage. */
function toShare(confidence: number | null | undefined): number | null {
  if (confidence === null || confidence === undefined) return null
  return confidence > 1 ? confidence / 100 : confidence
}

function reshapeReferral(referral: Part<'message', 'referral'>): InboundReferral {
  return {
    kind: referral.kind,
    id: referral.id,
    clickId: shorten(referral.click_id),
    url: shorten(referral.url, longestLink),
    headline: shorten(referral.headline),
    body: shorten(referral.body, longestLink),
    mediaType: shorten(referral.media_type, 40),
    platform: shorten(referral.platform, 40)?.toLowerCase() ?? null,
    ref: shorten(referral.ref, longestLink),
  }
}

function reshapeProactive(proactive: Part<'proactive', 'proactive'>): InboundEvent['proactive'] {
  return {
    campaignId: proactive.campaign_id,
    campaignName: shorten(proactive.campaign_name),
    messageId: proactive.message_id,
  }
}

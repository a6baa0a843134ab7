import { isStorable } from '@/lib/text/is-storable'
import { cleanText } from '../clean-text'
import { fingerprintOf } from '../fingerprint-of'
import type { InboundEvent, InboundItem, InboundPerson, Presumption } from '../inbound-event'
import { flagsOf, futureAllowed, longestBody } from '../limits-of-events'
import { shorten } from '../shorten'
import { parseMetaInstant } from './parse-meta-instant'

/** What one entry of a post says, before it is checked. */
export interface MetaDraft {
  id: string | null
  type: 'message' | 'proactive'
  timestamp: unknown
  sequence?: number | null
  channel: InboundEvent['channel']
  /** By trust; absent ones are null. */
  identifiers: (string | null)[]
  name?: string | null
  phone?: string | null
  message?: {
    sender: 'user' | 'bot' | 'agent' | 'system'
    kind: string | null
    text?: string | null
    replyTo?: string | null
  }
  referral?: InboundEvent['referral']
  proactive?: InboundEvent['proactive']
  presumed?: Presumption
  /** Content that decides whether a second event under the id is the same; the whole event unless given. */
  sameness?: unknown
}

const longestId = 200

/** A checked event of Meta's, or the reason why it is kept in quarantine. `raw` is a post with it alone. */
export function makeMetaItem(draft: MetaDraft, raw: unknown, receivedAt: number): InboundItem {
  const id = draft.id !== null && isId(draft.id) ? draft.id : null
  if (id === null) return reject('id: is missing or cannot be stored', null, raw)
  const identifiers = [...new Set(draft.identifiers.filter((one) => one !== null && isId(one)))] as string[]
  const [identifier, ...aliases] = identifiers
  if (identifier === undefined) return reject('user: has no id', id, raw)
  const stated = parseMetaInstant(draft.timestamp)
  if (stated === null) return reject('timestamp: is not a time between 2005 and 2200', id, raw)
  if (stated > receivedAt + futureAllowed) return rejectFuture(id, raw)
  const person: InboundPerson = {
    identifier,
    ...(aliases.length > 0 ? { aliases } : {}),
    name: shorten(draft.name),
    phone: shorten(draft.phone, 40),
  }
  const event = toEvent(draft, { id, person, stated, receivedAt })
  const { type, message, referral, proactive } = event
  const sameness = draft.sameness ?? [type, stated, message, referral, proactive]
  return { ok: true, event, raw, fingerprint: fingerprintOf([id, sameness]) }
}

function toEvent(
  draft: MetaDraft,
  known: { id: string; person: InboundPerson; stated: number; receivedAt: number },
): InboundEvent {
  const { id, person, stated, receivedAt } = known
  const text = draft.message?.text ?? null
  const at = stated === 0 ? receivedAt : stated
  return {
    id,
    type: draft.type,
    at: Math.min(at, receivedAt),
    sequence: draft.sequence ?? null,
    channel: draft.channel,
    platformConversationId: null,
    person,
    node: null,
    message: toMessage(draft, text),
    referral: draft.referral ?? null,
    proactive: draft.proactive ?? null,
    ...(draft.presumed ? { presumed: draft.presumed } : {}),
    flags: [...flagsOf(at, receivedAt, text), ...(stated === 0 ? (['undated'] as const) : [])],
  }
}

function toMessage({ message }: MetaDraft, text: string | null): InboundEvent['message'] {
  if (!message) return null
  const replyTo = message.replyTo ?? null
  return {
    sender: message.sender,
    text: text === null ? null : cleanText(text, longestBody),
    kind: shorten(message.kind, 40),
    replyTo: replyTo !== null && isId(replyTo) ? replyTo : null,
    language: null,
    confidence: null,
    broken: null,
  }
}

/** Ids are compared, so nothing in them is mended. */
function isId(text: string): boolean {
  return text.length > 0 && text.length <= longestId && isStorable(text)
}

/** What could not be understood, kept with the reason. */
export function reject(detail: string, eventId: string | null, raw: unknown): InboundItem {
  return {
    ok: false,
    rejection: { reason: 'invalid_field', detail, eventId },
    raw,
    fingerprint: fingerprintOf(raw),
  }
}

function rejectFuture(eventId: string, raw: unknown): InboundItem {
  const detail = 'timestamp is more than 24 hours ahead'
  const rejection = { reason: 'too_far_in_the_future' as const, detail, eventId }
  return { ok: false, rejection, raw, fingerprint: fingerprintOf(raw) }
}

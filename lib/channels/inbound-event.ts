/**
 * 1 PARSE. Strangers' payloads become InboundEvents here, or a reason why not. Nothing in this folder knows
 * the database, the clock or another stage: the time of receipt is an argument.
 */

export const channels = ['whatsapp', 'messenger', 'instagram', 'web', 'telegram', 'other'] as const
export type Channel = (typeof channels)[number]

export type Sender = 'user' | 'bot' | 'agent' | 'system'

export interface InboundReferral {
  kind: 'ad' | 'post' | 'link'
  id: string
  clickId: string | null
  url: string | null
  headline: string | null
  body: string | null
  mediaType: string | null
  platform: string | null
  ref: string | null
}

export interface InboundEvent {
  /** The sender's id of the event, unique within its connection for ever. */
  id: string
  type: 'message' | 'node' | 'proactive' | 'conversation.closed'
  /** Milliseconds since 1970 UTC, already clamped to the time of receipt. */
  at: number
  /** Order among events of one instant; absent counts as before 0. */
  sequence: number | null
  channel: Channel
  platformConversationId: string | null
  person: InboundPerson
  node: { id: string; name: string | null; flow: string | null } | null
  message: {
    sender: Sender
    text: string | null
    kind: string | null
    replyTo: string | null
    language: string | null
    confidence: number | null
    broken: boolean | null
  } | null
  referral: InboundReferral | null
  proactive: { campaignId: string; campaignName: string | null; messageId: string } | null
  /** Set where only what came before tells what the event is. */
  presumed?: Presumption
  flags: EventFlag[]
}

export interface InboundPerson {
  identifier: string
  /** Further identifiers of the same person on this channel, after `identifier` in order of trust. */
  aliases?: string[]
  name: string | null
  phone: string | null
}

/** How far a message of the business came, by Meta's receipts. */
export const receiptStates = ['sent', 'delivered', 'read', 'played'] as const
export type ReceiptState = (typeof receiptStates)[number]

/**
 * The business sent something: a proactive message, unless the person wrote shortly before. Then an `echo` is
 * the bot's or agent's message, and a receipt tells nothing that is kept.
 */
export type Presumption = 'echo' | ReceiptState

const hour = 3_600_000
const day = 24 * hour
/** Reading and arriving may be days after the sending, of which alone Meta says when it was. */
const receiptTells = 7 * day

/** In milliseconds: how long after the person's message what the business sent counts as an answer. */
export function answerWindow(presumed: Presumption): number {
  return presumed === 'echo' || presumed === 'sent' ? day : receiptTells
}

/**
 * Notices about a message that was sent before, which they name as `replyTo`: its new text, or that whoever
 * wrote it took it back. Kept as events of the system, as they may come before their message.
 */
export const changeKinds = { edit: 'message_edit', unsend: 'message_unsend' } as const

/** An event of a delivery: understood, or kept with the reason why not. `raw` is what a replay reads again. */
export type InboundItem =
  | { ok: true; event: InboundEvent; raw: unknown; fingerprint: Buffer }
  | { ok: false; rejection: Rejection; raw: unknown; fingerprint: Buffer }

/**
 * `clamped`: was in the future; `late`: older than 30 days on arrival; `cut`: its text was too long;
 * `undated`: came without a time and has that of its receipt; `unquoted`: the id of its ad came as a bare number.
 */
export type EventFlag = 'clamped' | 'late' | 'cut' | 'undated' | 'unquoted'

/** Why an event was kept in quarantine; `detail` is a sentence without the sender's values. */
export interface Rejection {
  reason: RejectionReason
  detail: string
  eventId: string | null
}

export type RejectionReason =
  | 'unknown_type'
  | 'invalid_field'
  | 'too_far_in_the_future'
  | 'id_reused'
  | 'webhook_id_reused'
  | 'not_stored'

import { hash } from 'node:crypto'
import { changeKinds, type InboundItem } from '../inbound-event'
import { isObject } from '../read-json'
import { type MetaDraft, makeMetaItem, reject } from './make-meta-item'
import type { MetaAsset } from './meta-asset'
import { proactiveOf } from './proactive-of'
import { listAt, objectAt, textAt } from './read-field'
import { readMessagingReferral } from './read-meta-referral'

/** Who writes through Meta's own inbox is a human. */
const pageInboxApp = '26390203743090'

interface Messaging {
  asset: MetaAsset
  event: Record<string, unknown>
  raw: unknown
  receivedAt: number
}

/**
 * The event of one entry of a `messaging` list of Messenger or Instagram; `raw` is a post with it alone. Null for
 * receipts, reactions and what else says nothing of conversations.
 */
export function parseMessaging(
  asset: MetaAsset,
  event: unknown,
  raw: unknown,
  receivedAt: number,
): InboundItem | null {
  if (!isObject(event)) return reject('messaging: holds what is not an object', null, raw)
  const messaging = { asset, event, raw, receivedAt }
  const message = objectAt(event, 'message')
  if (message?.is_deleted === true) return readUnsend(messaging)
  if (message) return isEcho(messaging) ? readEcho(messaging) : readMessage(messaging)
  if (objectAt(event, 'message_edit')) return readEdit(messaging)
  if (objectAt(event, 'postback')) return readPostback(messaging)
  if (objectAt(event, 'referral')) return readBareReferral(messaging)
  return null
}

function isEcho({ asset, event }: Messaging): boolean {
  return objectAt(event, 'message')?.is_echo === true || senderOf(event) === asset.assetId
}

function senderOf(event: unknown): string | null {
  return textAt(objectAt(event, 'sender'), 'id')
}

function readMessage({ asset, event, raw, receivedAt }: Messaging): InboundItem {
  const message = objectAt(event, 'message')
  const draft = {
    id: textAt(message, 'mid'),
    type: 'message' as const,
    timestamp: textAt(event, 'timestamp'),
    channel: asset.kind,
    identifiers: [senderOf(event)],
    message: { sender: 'user' as const, ...contentOf(message) },
    referral: readMessagingReferral(message) ?? readMessagingReferral(event),
  }
  return makeMetaItem(draft, raw, receivedAt)
}

function contentOf(message: unknown) {
  return {
    kind: kindOf(message),
    text: textAt(message, 'text'),
    replyTo: textAt(objectAt(message, 'reply_to'), 'mid'),
  }
}

function kindOf(message: unknown): string {
  if (isObject(message) && message.is_unsupported === true) return 'unsupported'
  if (objectAt(message, 'quick_reply')) return 'quick_reply'
  const [attachment] = listAt(message, 'attachments') ?? []
  return textAt(attachment, 'type') ?? 'text'
}

/** Whoever wrote a message took it back. */
function readUnsend(messaging: Messaging): InboundItem {
  const mid = textAt(objectAt(messaging.event, 'message'), 'mid')
  const message = { sender: 'system' as const, kind: changeKinds.unsend, replyTo: mid }
  return readChange(messaging, { id: mid && composeId([mid, 'unsend']), message })
}

/** The new text of a message; each edit has a number. */
function readEdit(messaging: Messaging): InboundItem {
  const edit = objectAt(messaging.event, 'message_edit')
  const mid = textAt(edit, 'mid')
  const number = textAt(edit, 'num_edit')
  const message = {
    sender: 'system' as const,
    kind: changeKinds.edit,
    text: textAt(edit, 'text'),
    replyTo: mid,
  }
  const id = mid && composeId([mid, 'edit', number ?? textAt(messaging.event, 'timestamp')])
  const sequence = /^\d{1,5}$/.test(number ?? '') ? Number(number) : null
  return readChange(messaging, { id, message, sequence })
}

function readChange(
  messaging: Messaging,
  change: Pick<MetaDraft, 'id' | 'message' | 'sequence'>,
): InboundItem {
  const { asset, event, raw, receivedAt } = messaging
  const person = isEcho(messaging) ? objectAt(event, 'recipient') : objectAt(event, 'sender')
  const draft = {
    ...change,
    type: 'message' as const,
    timestamp: textAt(event, 'timestamp'),
    channel: asset.kind,
    identifiers: [textAt(person, 'id')],
  }
  return makeMetaItem(draft, raw, receivedAt)
}

/** What the business sent, by whatever app: the asset is the sender and the person receives. */
function readEcho({ asset, event, raw, receivedAt }: Messaging): InboundItem {
  const message = objectAt(event, 'message')
  const mid = textAt(message, 'mid')
  const draft = {
    id: mid,
    type: 'proactive' as const,
    timestamp: textAt(event, 'timestamp'),
    channel: asset.kind,
    identifiers: [textAt(objectAt(event, 'recipient'), 'id')],
    message: {
      sender: textAt(message, 'app_id') === pageInboxApp ? ('agent' as const) : ('bot' as const),
      ...contentOf(message),
    },
    proactive: proactiveOf(mid ?? '', null),
    presumed: 'echo' as const,
  }
  return makeMetaItem(draft, raw, receivedAt)
}

function readPostback({ asset, event, raw, receivedAt }: Messaging): InboundItem {
  const postback = objectAt(event, 'postback')
  const sender = senderOf(event)
  const timestamp = textAt(event, 'timestamp')
  const mid = textAt(postback, 'mid')
  const draft = {
    id: mid === null ? composeId(['postback', asset.assetId, sender, timestamp]) : `${mid} postback`,
    type: 'message' as const,
    timestamp,
    channel: asset.kind,
    identifiers: [sender],
    message: { sender: 'user' as const, kind: 'postback', text: textAt(postback, 'title') },
    referral: readMessagingReferral(postback) ?? readMessagingReferral(event),
  }
  return makeMetaItem(draft, raw, receivedAt)
}

/** A click of somebody who already has a thread: a touch without a message, and without an id of its own. */
function readBareReferral({ asset, event, raw, receivedAt }: Messaging): InboundItem {
  const referral = readMessagingReferral(event)
  const sender = senderOf(event)
  const timestamp = textAt(event, 'timestamp')
  const what = referral?.kind === 'ad' ? referral.id : (referral?.ref ?? referral?.id ?? null)
  const draft = {
    id: composeId(['referral', asset.assetId, sender, timestamp, what]),
    type: 'message' as const,
    timestamp,
    channel: asset.kind,
    identifiers: [sender],
    message: { sender: 'system' as const, kind: 'referral' },
    referral,
  }
  return makeMetaItem(draft, raw, receivedAt)
}

function composeId(parts: (string | null)[]): string {
  const whole = parts.map((part) => part ?? '').join(' ')
  return whole.length <= 200 ? whole : `hashed ${hash('sha256', whole, 'hex')}`
}

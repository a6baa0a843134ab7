import { hash } from 'node:crypto'
import type { InboundItem } from '../inbound-event'
import { isObject } from '../read-json'
import { makeMetaItem, reject } from './make-meta-item'
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

export interface ParsedMessaging {
  items: InboundItem[]
  /** Ids of messages that their sender took back. */
  retracted: string[]
}

/**
 * One event of a `messaging` list of Messenger or Instagram; `raw` is a post with it alone. Receipts, reactions
 * and what else says nothing of conversations is left out.
 */
export function parseMessaging(
  asset: MetaAsset,
  event: unknown,
  raw: unknown,
  receivedAt: number,
): ParsedMessaging {
  if (!isObject(event))
    return { items: [reject('messaging: holds what is not an object', null, raw)], retracted: [] }
  const messaging = { asset, event, raw, receivedAt }
  const message = objectAt(event, 'message')
  if (message?.is_deleted === true) {
    const mid = textAt(message, 'mid')
    return { items: [], retracted: mid === null ? [] : [mid] }
  }
  if (message)
    return { items: [isEcho(messaging) ? readEcho(messaging) : readMessage(messaging)], retracted: [] }
  if (objectAt(event, 'postback')) return { items: [readPostback(messaging)], retracted: [] }
  if (objectAt(event, 'referral')) return { items: [readBareReferral(messaging)], retracted: [] }
  return { items: [], retracted: [] }
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
  return whole.length <= 200 ? whole : `referral ${hash('sha256', whole, 'hex')}`
}

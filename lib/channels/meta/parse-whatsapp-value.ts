import { changeKinds, type InboundItem, type ReceiptState, receiptStates } from '../inbound-event'
import { type MetaDraft, makeMetaItem, reject } from './make-meta-item'
import { proactiveOf } from './proactive-of'
import { listAt, objectAt, textAt } from './read-field'
import { readWhatsAppReferral } from './read-meta-referral'

interface Contact {
  name: string | null
  waId: string | null
  userId: string | null
}

const identityChanges = new Set(['user_changed_number', 'user_changed_user_id'])

/**
 * The events in the `value` of a change of field `messages`. `wrap` makes a post of one part of it, for the
 * quarantine. What needs no keeping - reactions, failed sends, errors of the account - is left out.
 */
export function parseWhatsAppValue(
  value: Record<string, unknown>,
  wrap: (value: Record<string, unknown>) => unknown,
  receivedAt: number,
): InboundItem[] {
  const contacts = (listAt(value, 'contacts') ?? []).map(readContact)
  const wrapPart = (key: 'messages' | 'statuses', part: unknown) => {
    const { metadata, contacts: people } = value
    return wrap({ metadata, ...(people === undefined ? {} : { contacts: people }), [key]: [part] })
  }
  const messages = listAt(value, 'messages')
  const statuses = listAt(value, 'statuses')
  if (!messages || !statuses) return [reject('messages or statuses: is not a list', null, wrap(value))]
  return [
    ...messages.flatMap((message) =>
      parseMessage(message, contacts, () => wrapPart('messages', message), receivedAt),
    ),
    ...statuses.flatMap((status) =>
      parseStatus(status, contacts, () => wrapPart('statuses', status), receivedAt),
    ),
  ]
}

function readContact(contact: unknown): Contact {
  const profile = objectAt(contact, 'profile')
  return {
    name: textAt(profile, 'name') ?? textAt(profile, 'username'),
    waId: textAt(contact, 'wa_id'),
    userId: textAt(contact, 'user_id'),
  }
}

/** By id, never by position: several people may be in one post. */
function findContact(contacts: Contact[], userId: string | null, waId: string | null): Contact | undefined {
  return (
    contacts.find((contact) => userId !== null && contact.userId === userId) ??
    contacts.find((contact) => waId !== null && contact.waId === waId)
  )
}

function parseMessage(
  message: unknown,
  contacts: Contact[],
  wrap: () => unknown,
  receivedAt: number,
): InboundItem[] {
  const type = textAt(message, 'type')
  // Something that a person did without saying anything.
  if (type === 'reaction') return []
  if (type === 'system') return parseSystemNotice(message, wrap, receivedAt)
  const from = textAt(message, 'from')
  const fromUser = textAt(message, 'from_user_id')
  const contact = findContact(contacts, fromUser, from)
  const waId = from ?? contact?.waId ?? null
  const draft = {
    id: textAt(message, 'id'),
    type: 'message' as const,
    timestamp: timestampOf(message),
    channel: 'whatsapp' as const,
    identifiers: [fromUser ?? contact?.userId ?? null, waId],
    name: contact?.name ?? null,
    phone: waId === null ? null : `+${waId}`,
    message: readChange(message, type) ?? {
      sender: 'user' as const,
      kind: type,
      text: wordsOf(message, type),
      replyTo: textAt(objectAt(message, 'context'), 'id'),
    },
    referral: readWhatsAppReferral(message),
  }
  return [makeMetaItem(draft, wrap(), receivedAt)]
}

/** The new words of a message of before, or that it was taken back. */
function readChange(message: unknown, type: string | null): MetaDraft['message'] | null {
  if (type !== 'edit' && type !== 'revoke') return null
  const change = objectAt(message, type)
  const edited = objectAt(change, 'message')
  return {
    sender: 'system',
    kind: type === 'edit' ? changeKinds.edit : changeKinds.unsend,
    text: wordsOf(edited, textAt(edited, 'type')),
    replyTo: textAt(change, 'original_message_id'),
  }
}

function timestampOf(holder: unknown): unknown {
  return textAt(holder, 'timestamp')
}

/** What the person wrote or tapped. A flow's answers, places and contacts are personal and stay out. */
function wordsOf(message: unknown, type: string | null): string | null {
  if (type === null) return null
  const body = objectAt(message, type)
  if (type === 'text') return textAt(body, 'body')
  if (type === 'button') return textAt(body, 'text')
  if (type !== 'interactive') return textAt(body, 'caption')
  const reply = objectAt(body, textAt(body, 'type') ?? '')
  return textAt(reply, 'title') ?? textAt(reply, 'body')
}

/** The person has a new number or id: the notice joins it to the person known by the old one. */
function parseSystemNotice(message: unknown, wrap: () => unknown, receivedAt: number): InboundItem[] {
  const system = objectAt(message, 'system')
  const kind = textAt(system, 'type')
  if (kind === null || !identityChanges.has(kind)) return []
  const waId = textAt(system, 'wa_id')
  const draft = {
    id: textAt(message, 'id'),
    type: 'message' as const,
    timestamp: timestampOf(message),
    channel: 'whatsapp' as const,
    identifiers: [
      textAt(system, 'previous_user_id'),
      textAt(message, 'from'),
      textAt(system, 'user_id'),
      waId,
    ],
    phone: waId === null ? null : `+${waId}`,
    message: { sender: 'system' as const, kind },
  }
  return [makeMetaItem(draft, wrap(), receivedAt)]
}

/** Each receipt of a message is an event of its own, in whatever order they come. A failed one never reached anybody. */
function parseStatus(
  status: unknown,
  contacts: Contact[],
  wrap: () => unknown,
  receivedAt: number,
): InboundItem[] {
  const state = textAt(status, 'status')
  if (textAt(status, 'recipient_type') === 'group') return []
  if (!isReceipt(state)) return []
  const wamid = textAt(status, 'id')
  if (wamid === null) return [reject('id: is missing or cannot be stored', null, wrap())]
  const recipient = textAt(status, 'recipient_id')
  const recipientUser = textAt(status, 'recipient_user_id')
  const contact = findContact(contacts, recipientUser, recipient)
  const waId = recipient ?? contact?.waId ?? null
  const draft = {
    id: `${wamid} ${state}`,
    type: 'proactive' as const,
    timestamp: timestampOf(status),
    channel: 'whatsapp' as const,
    identifiers: [recipientUser ?? contact?.userId ?? null, waId],
    name: contact?.name ?? null,
    phone: waId === null ? null : `+${waId}`,
    proactive: proactiveOf(wamid, textAt(status, 'biz_opaque_callback_data')),
    presumed: state,
    sameness: 'receipt',
  }
  return [makeMetaItem(draft, wrap(), receivedAt)]
}

function isReceipt(state: string | null): state is ReceiptState {
  return (receiptStates as readonly (string | null)[]).includes(state)
}

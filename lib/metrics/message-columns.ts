import type { MessageView } from './message-filter'

/** The columns of Message Analysis, defined once: the table, the menu that chooses them and the workbook read them here. */

export interface MessageColumn {
  key: string
  header: string
  /** A sentence for whoever asks what stands there. */
  wording: string
  inView: MessageView
  /** Shown until columns are chosen. */
  isDefault: boolean
  kind: 'text' | 'instant' | 'number' | 'share' | 'boolean'
}

const messages = { inView: 'messages' } as const
const conversations = { inView: 'conversations' } as const

export const messageColumns = [
  {
    ...messages,
    key: 'body',
    header: 'Body',
    wording: 'What was written. Empty where it was a picture, a tap or the like, or is no longer kept.',
    isDefault: true,
    kind: 'text',
  },
  {
    ...messages,
    key: 'chatLink',
    header: 'Chat Link',
    wording: 'The conversation with all that is known of it.',
    isDefault: true,
    kind: 'text',
  },
  {
    ...messages,
    key: 'conversationId',
    header: 'Conversation ID',
    wording: "The bot platform's id of the conversation, or ours where it has none.",
    isDefault: true,
    kind: 'text',
  },
  {
    ...messages,
    key: 'createdAt',
    header: 'Created At',
    wording: "When it was written, in the workspace's time zone.",
    isDefault: true,
    kind: 'instant',
  },
  {
    ...messages,
    key: 'fullName',
    header: 'Full Name',
    wording: 'The name by which the person was last known.',
    isDefault: true,
    kind: 'text',
  },
  {
    ...messages,
    key: 'lastNodes',
    header: 'Last Nodes',
    wording: 'The node that the message came from, or else the last one visited before it.',
    isDefault: true,
    kind: 'text',
  },
  {
    ...messages,
    key: 'subStory',
    header: 'Sub Story',
    wording: 'The flow that the node in Last Nodes belongs to.',
    isDefault: true,
    kind: 'text',
  },
  {
    ...messages,
    key: 'referralSource',
    header: 'Referral Source',
    wording: "['ad'] or ['post'] on the message with which a person came from one; empty on all others.",
    isDefault: true,
    kind: 'text',
  },
  {
    ...messages,
    key: 'referralSourceId',
    header: 'Referral Source Id',
    wording: 'The id of that ad or post.',
    isDefault: true,
    kind: 'text',
  },
  {
    ...messages,
    key: 'messageBy',
    header: 'Message By',
    wording: 'User, Bot, Agent, or System for notices.',
    isDefault: false,
    kind: 'text',
  },
  {
    ...messages,
    key: 'messageId',
    header: 'Message ID',
    wording: "The sender's id of the message.",
    isDefault: false,
    kind: 'text',
  },
  {
    ...messages,
    key: 'userId',
    header: 'User ID',
    wording: "The person's identifier on their channel.",
    isDefault: false,
    kind: 'text',
  },
  {
    ...messages,
    key: 'messageType',
    header: 'Message Type',
    wording: 'What kind of message, in the word of whoever sent it: text, image, button.',
    isDefault: false,
    kind: 'text',
  },
  {
    ...messages,
    key: 'channel',
    header: 'Channel',
    wording: 'Where the conversation takes place.',
    isDefault: false,
    kind: 'text',
  },
  {
    ...messages,
    key: 'sourceLanguage',
    header: 'Source Language',
    wording: 'The language it was written in, as the bot recognised it.',
    isDefault: false,
    kind: 'text',
  },
  {
    ...messages,
    key: 'confidence',
    header: 'Confidence Score',
    wording: 'How sure the bot was of its understanding. Empty where it gave no score.',
    isDefault: false,
    kind: 'share',
  },
  {
    ...messages,
    key: 'broken',
    header: 'Broken',
    wording: 'Whether the bot did not understand it.',
    isDefault: false,
    kind: 'boolean',
  },
  {
    ...messages,
    key: 'totalUserMessages',
    header: 'Total User Messages',
    wording: "The person's messages in the whole conversation.",
    isDefault: false,
    kind: 'number',
  },
  {
    ...messages,
    key: 'source',
    header: 'Source',
    wording: 'What brought the conversation: Ads, Organic or Proactive Messaging.',
    isDefault: false,
    kind: 'text',
  },
  {
    ...conversations,
    key: 'fullName',
    header: 'Full Name',
    wording: 'The name by which the person was last known.',
    isDefault: true,
    kind: 'text',
  },
  {
    ...conversations,
    key: 'lastNode',
    header: 'Last Node',
    wording: 'The node that the conversation came to last.',
    isDefault: true,
    kind: 'text',
  },
  {
    ...conversations,
    key: 'chatLink',
    header: 'Chat Link',
    wording: 'The conversation with all that is known of it.',
    isDefault: true,
    kind: 'text',
  },
  {
    ...conversations,
    key: 'conversationId',
    header: 'Conversation ID',
    wording: "The bot platform's id of the conversation, or ours where it has none.",
    isDefault: false,
    kind: 'text',
  },
  {
    ...conversations,
    key: 'createdAt',
    header: 'Time of Creation',
    wording: "When the conversation began, in the workspace's time zone.",
    isDefault: true,
    kind: 'instant',
  },
  {
    ...conversations,
    key: 'userMessages',
    header: 'Responses From User',
    wording: 'Messages of the person in the whole conversation.',
    isDefault: true,
    kind: 'number',
  },
  {
    ...conversations,
    key: 'botMessages',
    header: 'Responses From Bot',
    wording: 'Messages of the bot in the whole conversation.',
    isDefault: true,
    kind: 'number',
  },
  {
    ...conversations,
    key: 'agentMessages',
    header: 'Responses From Agent',
    wording: 'Messages of agents in the whole conversation.',
    isDefault: true,
    kind: 'number',
  },
  {
    ...conversations,
    key: 'otherMessages',
    header: 'Responses From Others',
    wording: 'Notices of the system in the whole conversation.',
    isDefault: true,
    kind: 'number',
  },
  {
    ...conversations,
    key: 'brokenMessages',
    header: 'Broken Messages',
    wording: 'Messages in the whole conversation that the bot did not understand.',
    isDefault: true,
    kind: 'number',
  },
  {
    ...conversations,
    key: 'source',
    header: 'Source',
    wording: 'What brought the conversation: Ads, Organic or Proactive Messaging.',
    isDefault: false,
    kind: 'text',
  },
  {
    ...conversations,
    key: 'referralSource',
    header: 'Referral Source',
    wording: "['ad'] or ['post'] where the conversation began from one.",
    isDefault: true,
    kind: 'text',
  },
  {
    ...conversations,
    key: 'referralSourceId',
    header: 'Referral Source Id',
    wording: 'The id of that ad or post.',
    isDefault: true,
    kind: 'text',
  },
  {
    ...conversations,
    key: 'channel',
    header: 'Channel',
    wording: 'Where the conversation takes place.',
    isDefault: false,
    kind: 'text',
  },
] as const satisfies readonly MessageColumn[]

type ColumnKey<View extends MessageView> = Extract<(typeof messageColumns)[number], { inView: View }>['key']
export type MessageColumnKey = ColumnKey<'messages'>
export type ConversationColumnKey = ColumnKey<'conversations'>

/** The columns of a view in their order. */
export function columnsOfView(view: MessageView): MessageColumn[] {
  return messageColumns.filter(({ inView }) => inView === view)
}

/**
 * A row of either view by column key, as a sheet takes it: instants in ISO 8601 and UTC, shares from 0 to 1, ids
 * as text, null where there is nothing.
 */
export type MessageRow = Partial<
  Record<MessageColumnKey | ConversationColumnKey, string | number | boolean | null>
>

import type { Channel } from '@/lib/channels/inbound-event'

/** An event as a bot platform sends it to the bot webhook: plain JSON, before anything is checked. */
export interface BotEvent {
  type: 'message' | 'node' | 'proactive' | 'conversation.closed'
  id: string
  /** RFC 3339 text or milliseconds. */
  at: string | number
  channel: Channel
  conversation?: { id: string }
  user: { id: string; name?: string; phone?: string }
  node?: { id: string; name: string; flow: string }
  sequence?: number
  message?: BotMessage
  referral?: Referral
  proactive?: { campaign_id: string; campaign_name: string; message_id: string }
}

export interface BotMessage {
  from: 'user' | 'bot' | 'agent' | 'system'
  text: string
  kind?: 'text' | 'button' | 'list' | 'image'
  reply_to?: string
  language?: string
  confidence?: number
  broken?: boolean
}

export interface Referral {
  kind: 'ad' | 'post' | 'link'
  id: string
  click_id?: string
  url?: string
  headline?: string
  body?: string
  media_type?: string
  platform?: string
  ref?: string
}

/** An event beside the instant it happened, so that a stretch of time can be cut out of a story. */
export interface TimedEvent {
  at: number
  body: unknown
}

import { type Channel, channels } from '@/lib/channels/inbound-event'

export const channelLabels: Record<Channel, string> = {
  whatsapp: 'WhatsApp',
  messenger: 'Messenger',
  instagram: 'Instagram',
  web: 'Web',
  telegram: 'Telegram',
  other: 'Other',
}

export function isChannel(text: string): text is Channel {
  return channels.some((channel) => channel === text)
}

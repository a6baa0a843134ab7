import type { Settings } from '@/lib/access/settings/settings-schema'

/** What the settings are called and what they do, for the form and for those who only look. */
export const settingsWords = {
  messages: {
    label: 'What people wrote',
    hint: 'Afterwards the text of messages goes, with clicks, links and what was not understood; names and phone numbers go with the last event that told them. Conversations, sources, paths, goals and every figure stay.',
  },
  deliveries: {
    label: 'Raw webhooks',
    hint: 'The bytes as they were received. What was misread can be read again as long as they are there.',
  },
  passwords: {
    label: 'Show the passwords of reports in the app only',
    hint: 'Otherwise the mail with the link holds the password too. Whoever opens the link is signed in either way.',
  },
}

export function tellDays(days: number): string {
  return days === 1 ? '1 day' : `${days.toLocaleString('en-GB')} days`
}

export function tellMessagesKept({ messagesKeptDays }: Settings): string {
  return messagesKeptDays === null ? 'For ever' : tellDays(messagesKeptDays)
}

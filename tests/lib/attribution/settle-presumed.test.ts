import { expect, test } from 'vitest'
import { settlePresumed } from '@/lib/attribution/settle-presumed'
import type { TimelineEvent } from '@/lib/attribution/timeline'

const hour = 3_600_000
const day = 24 * hour

const event = (fields: Partial<TimelineEvent>): TimelineEvent => ({
  connectionId: '00000000-0000-4000-8000-000000000001',
  eventId: 'e',
  at: 100 * day,
  sequence: null,
  type: 'proactive',
  sender: null,
  platformConversationId: null,
  nodeNumber: null,
  replyTo: null,
  proactiveMessageId: 'm-1',
  presumed: null,
  changes: null,
  touch: null,
  ...fields,
})

const said = (ago: number) =>
  event({ eventId: 'said', type: 'message', sender: 'user', at: 100 * day - ago, proactiveMessageId: null })

function settle(presumed: TimelineEvent['presumed'], others: TimelineEvent[], spokenBefore: number | null) {
  const sent = event({ presumed, sender: presumed === 'echo' ? 'bot' : null })
  const timeline = { personId: 'p', channel: 'whatsapp', pendingTouches: [], earlierProactives: [] }
  const { events, untold, types } = settlePresumed({ ...timeline, events: [sent, ...others], spokenBefore })
  if (untold.size > 0) return 'untold'
  const settled = events.find(({ eventId }) => eventId === 'e')
  expect(types.size).toBe(presumed === 'echo' ? 1 : 0)
  return settled?.proactiveMessageId === null
    ? settled.type
    : `${settled?.type} ${settled?.proactiveMessageId}`
}

test.each<[string, TimelineEvent['presumed'], TimelineEvent[], number | null, string]>([
  ['an echo after nothing', 'echo', [], null, 'proactive m-1'],
  ['an echo just after the person', 'echo', [said(1)], null, 'message'],
  ['an echo at the same instant', 'echo', [said(0)], null, 'message'],
  ['an echo within 24 hours', 'echo', [said(day - 1)], null, 'message'],
  ['an echo after 24 hours', 'echo', [said(day)], null, 'proactive m-1'],
  ['an echo before the person', 'echo', [said(-1)], null, 'proactive m-1'],
  ['an echo after what was said before the timeline', 'echo', [], 100 * day - hour, 'message'],
  ['a sending after nothing', 'sent', [], null, 'proactive m-1'],
  ['a sending within 24 hours', 'sent', [said(day - 1)], null, 'untold'],
  ['a sending after 24 hours', 'sent', [said(day)], null, 'proactive m-1'],
  ['a reading on the next day', 'read', [said(2 * day)], null, 'untold'],
  ['a reading after a week', 'read', [said(7 * day)], null, 'proactive m-1'],
  ['a reading after what was said before the timeline', 'played', [], 95 * day, 'untold'],
  ['what is known without a doubt', null, [said(1)], null, 'proactive m-1'],
])('%s', (_, presumed, others, spokenBefore, expected) => {
  expect(settle(presumed, others, spokenBefore)).toBe(expected)
})

/**
 * Events as a bot platform sends them for conversations of eight: a person's message, sometimes with the ad
 * that brought them, then nodes and answers in turn. Many conversations run at once, and their events come
 * interleaved.
 */
const channels = ['whatsapp', 'instagram', 'messenger', 'web', 'telegram', 'other']
const conversationLength = 8
const conversationsAtOnce = 250

export interface BotEvent {
  id: string
  type: 'message' | 'node'
  at: number
  channel: string
  user: { id: string; name: string }
  [field: string]: unknown
}

/** Endless; `run` keeps the ids of one run apart from those of another, `now` is when the first happens. */
export function* botEvents(run: string, now: number): Generator<BotEvent, never> {
  for (let wave = 0; ; wave++) {
    for (let step = 0; step < conversationLength; step++) {
      for (let place = 0; place < conversationsAtOnce; place++) {
        yield eventOf(run, wave * conversationsAtOnce + place, step, now)
      }
    }
  }
}

function eventOf(run: string, conversation: number, step: number, now: number): BotEvent {
  const place = {
    id: `${run}-${conversation}-${step}`,
    at: now + step * 1000,
    channel: channels[conversation % channels.length] ?? 'other',
    user: { id: `${run}-person-${conversation}`, name: `Person ${conversation}` },
    sequence: step,
  }
  if (step === 0) return { ...place, type: 'message', message: firstMessage, ...referralOf(conversation) }
  const node = { id: `NODE-${step}-${conversation % 3}`, name: `Step ${step}`, flow: 'Autumn' }
  if (step % 2 === 0) return { ...place, type: 'node', node }
  return { ...place, type: 'message', node, message: step % 4 === 1 ? botMessage : userMessage }
}

const firstMessage = { from: 'user', text: 'Hello! Is the blue one still in stock, in medium?' }
const userMessage = { from: 'user', text: 'Yes please, that would be great. How long does delivery take?' }
const botMessage = {
  from: 'bot',
  text: 'It is, and there are three left in medium. Shall I put one aside for you? Delivery takes 2-3 days.',
}

function referralOf(conversation: number) {
  if (conversation % 3 !== 0) return {}
  const id = `120210000000000${String(conversation % 300).padStart(3, '0')}`
  return { referral: { kind: 'ad', id, platform: 'instagram', headline: 'Autumn at Fab Cart' } }
}

/** The next `count` of a source of events. */
export function take(events: Generator<BotEvent, never>, count: number): BotEvent[] {
  return Array.from({ length: count }, () => events.next().value)
}

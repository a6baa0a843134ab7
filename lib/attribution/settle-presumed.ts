import { answerWindow, type Presumption } from '@/lib/channels/inbound-event'
import { isPersonsMessage, keyOf, type Timeline, type TimelineEvent } from './timeline'

/**
 * What the business sent is known only by what came before it: an answer where the person had just written, else
 * a message of the business's own accord.
 */

export interface Settled {
  /** Without the receipts of answers, and echoes as what they are. */
  events: TimelineEvent[]
  /** What each echo is, by key. */
  types: Map<string, TimelineEvent['type']>
  /** Keys of receipts of answers: they tell nothing that is kept. */
  untold: Set<string>
}

/** Pure: depends on which events there are and not on the order in which they came. */
export function settlePresumed({ events, spokenBefore }: Timeline): Settled {
  const settled: Settled = { events: [], types: new Map(), untold: new Set() }
  if (events.every(({ presumed }) => presumed === null)) return { ...settled, events }
  const spoken = events.filter(isPersonsMessage).map(({ at }) => at)
  if (spokenBefore !== null) spoken.push(spokenBefore)
  for (const event of events) {
    if (event.presumed === null) settled.events.push(event)
    else if (event.presumed === 'echo') settled.events.push(settleEcho(event, spoken, settled))
    else if (isAnswer(event, event.presumed, spoken)) settled.untold.add(keyOf(event))
    else settled.events.push(event)
  }
  return settled
}

function settleEcho(event: TimelineEvent, spoken: number[], { types }: Settled): TimelineEvent {
  const type = isAnswer(event, 'echo', spoken) ? 'message' : 'proactive'
  types.set(keyOf(event), type)
  return type === 'message' ? { ...event, type, proactiveMessageId: null } : { ...event, type }
}

function isAnswer({ at }: TimelineEvent, presumed: Presumption, spoken: number[]): boolean {
  return spoken.some((instant) => instant <= at && at - instant < answerWindow(presumed))
}

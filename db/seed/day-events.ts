import type { TimedEvent } from './bot-event'
import { campaignEvents } from './campaign-story'
import { type Opening, tellConversation } from './conversation-story'
import { malformedEvents } from './malformed-events'
import { earlierPerson, newcomer, newcomersOn, returningOrigin } from './people'
import { seededRandom } from './random'
import { dayOf, instantOn, type Plan, startsOn } from './rhythm'

/** A story may go on this many days after the one on which it began: a late answer and its conversation. */
const longestStory = 3

/** Every event of every story that begins on a day, by time. */
export function dayEvents(plan: Plan, day: number): TimedEvent[] {
  const conversations = openingsOn(plan, day).flatMap((opening) =>
    tellConversation(plan.brand, opening, seededRandom(`${plan.seed}/${opening.id}`)),
  )
  const all = [...conversations, ...campaignEvents(plan, day), ...malformedEvents(plan, day)]
  return all.sort((one, other) => one.at - other.at)
}

/** Day by day, the events after `from` and up to `to`; two neighbouring stretches share none and miss none. */
export function* daysBetween(plan: Plan, from: number, to: number): Generator<TimedEvent[]> {
  const first = Math.max(0, dayOf(plan, from) - longestStory)
  for (let day = first; day <= dayOf(plan, to); day += 1) {
    const events = dayEvents(plan, day).filter(({ at }) => at > from && at <= to)
    if (events.length > 0) yield events
  }
}

function openingsOn(plan: Plan, day: number): Opening[] {
  const newcomers = newcomersOn(plan, day)
  return Array.from({ length: startsOn(plan, day) }, (_, index) => {
    const id = `${plan.brand.prefix}-${day}-${index}`
    const random = seededRandom(`${plan.seed}/${id}/opening`)
    const at = instantOn(plan, day, random)
    if (index < newcomers) return { id, at, ...newcomer(plan, day, index) }
    const person = earlierPerson(plan, day, random)
    if (!person) return { id, at, ...newcomer(plan, day, index) }
    return { id, at, person, origin: returningOrigin(plan, day, person, random) }
  })
}

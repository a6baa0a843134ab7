import type { TimedEvent } from './bot-event'
import { type Campaign, isSent } from './campaigns'
import { tellConversation } from './conversation-story'
import { earlierPerson, type Person } from './people'
import { type Random, seededRandom } from './random'
import { atHour, type Plan } from './rhythm'

const minute = 60_000
const hour = 60 * minute

/** The messages a brand sends first on a day, and the conversations in which some persons answer them. */
export function campaignEvents(plan: Plan, day: number): TimedEvent[] {
  return plan.brand.campaigns
    .filter((campaign) => isSent(campaign, day))
    .flatMap((campaign) => tellCampaign(plan, day, campaign))
}

function tellCampaign(plan: Plan, day: number, campaign: Campaign): TimedEvent[] {
  const random = seededRandom(`${plan.seed}/${plan.brand.slug}/${campaign.id}/${day}`)
  const firstSend = atHour(plan, day, campaign.hour)
  return recipients(plan, day, campaign, random).flatMap((person, index) => {
    const send = {
      id: `${plan.brand.prefix}-${campaign.id}-${day}-${index}`,
      at: firstSend + index * 400,
      person,
    }
    const sent = proactiveMessage(plan, campaign, send)
    return random.chance(campaign.answered) ? [sent, ...answerTo(plan, campaign, send, random)] : [sent]
  })
}

function recipients(plan: Plan, day: number, campaign: Campaign, random: Random): Person[] {
  const count = Math.round(campaign.sends * plan.scale)
  const found = Array.from({ length: count * 3 }, () => earlierPerson(plan, day, random))
  const byId = new Map(found.filter((person) => person !== null).map((person) => [person.id, person]))
  return [...byId.values()].filter(({ channel }) => channel === campaign.channel).slice(0, count)
}

interface Send {
  id: string
  at: number
  person: Person
}

function proactiveMessage({ brand }: Plan, campaign: Campaign, { id, at, person }: Send): TimedEvent {
  const body = {
    type: 'proactive',
    id: `${id}-p`,
    at: brand.writesTimesAs === 'text' ? new Date(at).toISOString() : at,
    channel: person.channel,
    user: { id: person.id },
    proactive: { campaign_id: campaign.id, campaign_name: campaign.name, message_id: `${id}-m` },
  }
  return { at, body }
}

/** Most answer within hours; a few so late that nothing but a quote would tell what they answer. */
function answerTo(plan: Plan, campaign: Campaign, { id, at, person }: Send, random: Random): TimedEvent[] {
  const late = random.chance(0.05)
  const delay = late ? random.between(28 * hour, 40 * hour) : minute - 2 * hour * Math.log(1 - random.next())
  const replyTo = !late && random.chance(0.55) ? `${id}-m` : null
  const answers = { entry: campaign.entry, quality: campaign.quality, replyTo }
  const opening = { id: `${id}-a`, at: at + Math.round(delay), person, origin: null, answers }
  return tellConversation(plan.brand, opening, random)
}

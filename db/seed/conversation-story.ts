import { referralOfAd, referralOfFree } from './ads'
import type { Referral, TimedEvent } from './bot-event'
import type { BotNode, Brand, Phrases } from './brands/brand'
import type { Origin, Person } from './people'
import type { Random } from './random'
import { Telling } from './telling'

export interface Opening {
  /** Starts the id of every event. */
  id: string
  at: number
  person: Person
  origin: Origin
  /** Set when it answers a campaign. */
  answers?: { entry: string; quality: number; replyTo: string | null }
}

const mostSteps = 14

/**
 * Tells one conversation: a person writes, the bot leads from step to step, and at each step the person goes
 * on or falls silent, sooner when an ad of poor quality brought them.
 */
export function tellConversation(brand: Brand, opening: Opening, random: Random, pace = 1): TimedEvent[] {
  const { person, at, id } = opening
  const topic = opening.origin && 'ad' in opening.origin ? opening.origin.ad.topic : null
  const facts = { ...brand.facts(random, topic), name: person.name.split(' ')[0] ?? '' }
  const telling = new Telling({ brand, person, id, at, facts, random, pace })
  open(telling, brand, opening, random)
  const { node, quality } = beginning(brand, opening)
  const ended = walk(telling, brand, node, quality, random)
  maybeClose(telling, brand, ended, random)
  return telling.events
}

function open(telling: Telling, brand: Brand, opening: Opening, random: Random): void {
  const { origin, answers, person } = opening
  const { ad, other, campaign } = brand.firstWords
  if (answers) {
    const quote = answers.replyTo ? { reply_to: answers.replyTo } : {}
    telling.personSays(campaign, { kind: 'button', ...quote })
    return
  }
  const referral = referralOf(origin, random)
  const says: Phrases = origin && 'ad' in origin ? ad : other
  if (!referral || !random.chance(apartShare(origin, person))) {
    telling.personSays(says, { kind: 'text', ...(referral ? { referral } : {}) })
    return
  }
  const before = random.chance(0.6)
  if (before) telling.referralApart(referral, -random.between(2, 40))
  telling.personSays(says, { kind: 'text' })
  if (!before) telling.referralApart(referral, random.between(1, 90))
}

/** Messenger, and sometimes Instagram, tells of an ad in an event of its own. */
function apartShare(origin: Origin, person: Person): number {
  if (!origin || !('ad' in origin)) return 0
  return person.channel === 'messenger' ? 0.3 : person.channel === 'instagram' ? 0.1 : 0
}

function referralOf(origin: Origin, random: Random): Referral | null {
  if (!origin) return null
  return 'ad' in origin ? referralOfAd(origin.ad, random) : referralOfFree(origin.free)
}

function beginning(brand: Brand, { origin, answers }: Opening): { node: BotNode; quality: number } {
  if (answers) return { node: nodeOf(brand, answers.entry), quality: answers.quality }
  const ad = origin && 'ad' in origin ? origin.ad : null
  return { node: nodeOf(brand, ad?.entry ?? 'WELCOME'), quality: ad?.quality ?? 1 }
}

/** Answers whether the conversation came to an end of the bot's, rather than to silence. */
function walk(telling: Telling, brand: Brand, entry: BotNode, quality: number, random: Random): boolean {
  let node = entry
  for (let step = 0; step < mostSteps; step += 1) {
    telling.wait(random.between(0.4, 2.5))
    telling.botSays(node)
    if (random.chance(1 - (1 - node.leave) ** (1 / quality))) return false
    if (node.agent) return talkToAgent(telling, node.agent, random)
    if (node.answers.length === 0) return true
    telling.wait(thinkingTime(random))
    node = nodeOf(brand, answerAt(telling, brand, node, random))
  }
  return false
}

function answerAt(telling: Telling, brand: Brand, node: BotNode, random: Random): string {
  if (random.chance(0.035)) {
    const confidence = Number(random.between(0.04, 0.29).toFixed(2))
    telling.personSays(brand.offTopic, { kind: 'text', confidence, broken: true })
    return 'FALLBACK'
  }
  const { says, kind, to } = random.weighted(node.answers, ({ weight }) => weight)
  const confidence = kind === 'text' ? Number(random.between(0.62, 0.99).toFixed(2)) : 1
  telling.personSays(says, { kind, confidence })
  return to
}

function talkToAgent(telling: Telling, agent: NonNullable<BotNode['agent']>, random: Random): boolean {
  telling.wait(random.between(60, 900))
  telling.systemSays('A colleague joined.')
  for (let turn = random.integer(1, 3); turn > 0; turn -= 1) {
    telling.agentSays(agent.says)
    if (random.chance(0.2)) return false
    telling.wait(thinkingTime(random))
    telling.personSays(agent.answers, { kind: 'text' })
    telling.wait(random.between(20, 240))
  }
  return true
}

function maybeClose(telling: Telling, brand: Brand, ended: boolean, random: Random): void {
  if (!brand.sendsConversationIds || !random.chance(ended ? 0.7 : 0.3)) return
  telling.wait(ended ? random.between(30, 600) : random.between(3_600, 7_200))
  telling.close()
}

/** Seconds until a person answers: mostly half a minute, now and then some hours. */
function thinkingTime(random: Random): number {
  if (random.chance(0.03)) return random.between(3_600, 18_000)
  return 4 - 26 * Math.log(1 - random.next())
}

function nodeOf(brand: Brand, id: string): BotNode {
  const node = brand.graph.find((candidate) => candidate.id === id)
  if (!node) throw new Error(`${brand.name} has no step ${id}.`)
  return node
}

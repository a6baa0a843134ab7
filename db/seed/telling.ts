import type { BotEvent, BotMessage, Referral, TimedEvent } from './bot-event'
import type { BotNode, Brand, Phrases } from './brands/brand'
import type { Person } from './people'
import type { Random } from './random'

export interface Teller {
  brand: Brand
  person: Person
  /** Starts the id of every event of the conversation. */
  id: string
  at: number
  facts: Record<string, string>
  random: Random
  /** 1 is a person's own pace; less is faster. */
  pace: number
}

type Happening = Pick<BotEvent, 'type' | 'node' | 'message' | 'referral'>

/** One conversation's events while it is being told: moves the clock and numbers what happens. */
export class Telling {
  readonly events: TimedEvent[] = []
  private clock: number
  private sequence = 0
  private introduced = false

  constructor(private readonly teller: Teller) {
    this.clock = teller.at
  }

  wait(seconds: number): void {
    this.clock += Math.max(1, Math.round(seconds * 1000 * this.teller.pace))
  }

  /** A person's message; the first one brings name and phone along. */
  personSays(says: Phrases, extra: Partial<BotMessage> & { referral?: Referral } = {}): void {
    const { referral, ...message } = extra
    this.add({
      type: 'message',
      message: { ...this.words('user', says), ...message },
      ...(referral ? { referral } : {}),
    })
  }

  botSays(node: BotNode): void {
    const place = { id: node.id, name: node.name, flow: node.flow }
    const message = this.words('bot', node.says)
    if (this.teller.brand.sendsNodesApart) {
      this.add({ type: 'node', node: place })
      this.add({ type: 'message', message })
    } else {
      this.add({ type: 'message', node: place, message })
    }
  }

  agentSays(says: Phrases): void {
    this.add({ type: 'message', message: this.words('agent', says) })
  }

  systemSays(text: string): void {
    this.add({ type: 'message', message: { from: 'system', text } })
  }

  close(): void {
    this.add({ type: 'conversation.closed' })
  }

  /** A referral that comes as an event of its own, `seconds` from now, before or after. */
  referralApart(referral: Referral, seconds: number): void {
    const at = this.clock + Math.round(seconds * 1000 * this.teller.pace)
    const node = { id: 'GET_STARTED', name: 'Get started', flow: 'Start' }
    // Before the first message the platform has no conversation to name yet.
    this.put(at, { type: 'node', node, referral }, seconds > 0)
  }

  private words(from: BotMessage['from'], says: Phrases): BotMessage {
    const { person, random, facts } = this.teller
    const text = random.pick(says[person.language] ?? says.en)
    return { from, text: fill(text, facts), language: person.language }
  }

  private add(happening: Happening): void {
    this.put(this.clock, { ...happening, sequence: this.sequence })
    this.sequence += 1
  }

  private put(at: number, happening: Happening & { sequence?: number }, inConversation = true): void {
    const { brand, person, id } = this.teller
    const { type, ...content } = happening
    const body: BotEvent = {
      type,
      id: `${id}-e${this.events.length}`,
      at: brand.writesTimesAs === 'text' ? new Date(at).toISOString() : at,
      channel: person.channel,
      ...(brand.sendsConversationIds && inConversation ? { conversation: { id: `${id}-c` } } : {}),
      user: this.introduction(content.message),
      ...content,
    }
    this.events.push({ at, body })
  }

  private introduction(message: BotMessage | undefined): BotEvent['user'] {
    const { id, name, phone } = this.teller.person
    if (this.introduced || message?.from !== 'user') return { id }
    this.introduced = true
    return { id, name, ...(phone ? { phone } : {}) }
  }
}

function fill(text: string, facts: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '')
}

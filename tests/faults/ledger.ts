import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { type BotEvent, botEvents } from '../support/load/bot-events'
import { type Answer, type Connection, openConnection } from '../support/load/http-connection'
import { type Door, signedRequest } from '../support/load/signed-request'

/** What the sender itself wrote down; the app's own figures are never asked. */
export interface Ledger {
  /** Ids of events that were answered with 2xx. */
  acknowledged: string[]
  /** Answers other than 2xx, and how many milliseconds each took. */
  refusals: { status: number; retryAfter: number | null; took: number; at: number }[]
  /** Requests that never got an answer: the connection was refused or broke. */
  unanswered: number
  /** `performance.now()` of each acknowledgement. */
  acknowledgedAt: number[]
}

export interface Sender {
  ledger: Ledger
  /** Stops once every event that was begun is acknowledged. */
  finish(): Promise<Ledger>
  /** Stops without trying again what is not acknowledged. */
  abandon(): Promise<Ledger>
}

const patience = 10_000

/** Sends single events over so many connections and, like any sender, sends again what was not acknowledged. */
export function startSending(port: number, door: Door, connections: number): Sender {
  const ledger: Ledger = { acknowledged: [], refusals: [], unanswered: 0, acknowledgedAt: [] }
  const events = botEvents(randomUUID().slice(0, 8), Date.now())
  let wanted: 'more' | 'the rest' | 'nothing' = 'more'

  const deliver = async (line: Line, event: BotEvent): Promise<void> => {
    while (wanted !== 'nothing') {
      const begun = performance.now()
      const answer = await line.send(signedRequest(door, [event], new Date()))
      const at = performance.now()
      if (answer?.status === 200) {
        ledger.acknowledged.push(event.id)
        ledger.acknowledgedAt.push(at)
        return
      }
      if (answer) ledger.refusals.push({ ...pick(answer), took: at - begun, at })
      else ledger.unanswered += 1
      await sleep(20)
    }
  }
  const work = async () => {
    const line = makeLine(port)
    while (wanted === 'more') await deliver(line, events.next().value)
    line.hangUp()
  }
  const working = Promise.all(Array.from({ length: connections }, work))
  const end = async (how: 'the rest' | 'nothing') => {
    wanted = how
    await working
    return ledger
  }
  return { ledger, finish: () => end('the rest'), abandon: () => end('nothing') }
}

/** Acknowledged events that are not in the database: there must be none. */
export async function findLost(owner: Sql, door: Door, { acknowledged }: Ledger): Promise<string[]> {
  const rows = await owner<{ event_id: string }[]>`
    select event_id from events where connection_id = ${door.connectionId}`
  const stored = new Set(rows.map(({ event_id }) => event_id))
  return acknowledged.filter((id) => !stored.has(id))
}

interface Line {
  /** Undefined when there was no answer. */
  send(request: Buffer): Promise<Answer | undefined>
  hangUp(): void
}

/** A connection that is opened again after it broke. */
function makeLine(port: number): Line {
  let open: Connection | undefined
  const hangUp = () => {
    open?.close()
    open = undefined
  }
  return {
    hangUp,
    async send(request) {
      const timer = setTimeout(hangUp, patience)
      try {
        open ??= await openConnection(port)
        return await open.exchange(request)
      } catch {
        hangUp()
        return undefined
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

function pick({ status, retryAfter }: Answer) {
  return { status, retryAfter }
}

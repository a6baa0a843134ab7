import { botEvents, take } from '../support/load/bot-events'
import { type LoadResult, runClosedLoop } from '../support/load/closed-loop'
import { runOpenLoop } from '../support/load/open-loop'
import { type Door, doorPath, signedRequest } from '../support/load/signed-request'

/** What one run sends; all of it is made and signed before the clock starts. */
export interface LoadOrder {
  port: number
  door: Door
  /** Sent to this path instead of the connection's own. */
  path?: string
  /** Keeps the events of this run apart from those of any other. */
  run: string
  requests: number
  eventsPerRequest: number
  connections: number
  /** A fixed rate; without it every connection sends as fast as it is answered. */
  perSecond?: number
}

export type LoadReport = { kind: 'ready' } | { kind: 'done'; result: LoadResult }

let ordered: { order: LoadOrder; requests: Buffer[] } | undefined

process.on('message', async (message: { kind: 'prepare'; order: LoadOrder } | { kind: 'go' }) => {
  if (message.kind === 'prepare') {
    ordered = { order: message.order, requests: prepare(message.order) }
    return report({ kind: 'ready' })
  }
  if (!ordered) throw new Error('There is nothing to send yet.')
  const { order, requests } = ordered
  const { port, connections, perSecond } = order
  const result =
    perSecond === undefined
      ? await runClosedLoop(port, requests, connections)
      : await runOpenLoop(port, requests, perSecond, connections)
  ordered = undefined
  report({ kind: 'done', result })
})

function prepare({ door, path, run, requests, eventsPerRequest, perSecond }: LoadOrder): Buffer[] {
  const now = Date.now()
  const events = botEvents(run, now)
  return Array.from({ length: requests }, (_, position) => {
    const sentAt = new Date(now + (perSecond === undefined ? 0 : (position * 1000) / perSecond))
    return signedRequest(door, take(events, eventsPerRequest), sentAt, path ?? doorPath(door))
  })
}

function report(message: LoadReport): void {
  process.send?.(message)
}

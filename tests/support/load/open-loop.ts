import { setTimeout as sleep } from 'node:timers/promises'
import type { LoadResult } from './closed-loop'
import { type Connection, openConnection } from './http-connection'

/**
 * Sends requests at a fixed rate whether or not the answers keep up. A request that finds no free connection
 * waits, and its wait counts: senders out there do not slow down because one answer was slow.
 */
export async function runOpenLoop(
  port: number,
  requests: Buffer[],
  perSecond: number,
  connections = 64,
): Promise<LoadResult> {
  const free: Connection[] = await Promise.all(
    Array.from({ length: connections }, () => openConnection(port)),
  )
  const statuses: Record<number, number> = {}
  const latencies: number[] = []
  const late: { request: Buffer; due: number }[] = []
  const running = new Set<Promise<void>>()
  const begun = performance.now()

  const send = async (taken: Connection, request: Buffer, due: number): Promise<void> => {
    // The server ends a connection that was idle for some seconds.
    const connection = taken.isOpen() ? taken : await openConnection(port)
    const { status } = await connection.exchange(request)
    latencies.push(performance.now() - due)
    statuses[status] = (statuses[status] ?? 0) + 1
    const waiting = late.shift()
    if (waiting) return send(connection, waiting.request, waiting.due)
    free.push(connection)
  }
  const start = (request: Buffer, due: number) => {
    const connection = free.shift()
    if (!connection) return void late.push({ request, due })
    const sending = send(connection, request, due).finally(() => running.delete(sending))
    running.add(sending)
  }

  for (const [position, request] of requests.entries()) {
    const due = begun + (position * 1000) / perSecond
    while (performance.now() < due) await sleep(Math.max(0, due - performance.now() - 0.5))
    start(request, due)
  }
  await Promise.all(running)
  for (const connection of free) connection.close()
  const seconds = (performance.now() - begun) / 1000
  return { seconds, statuses, latencies: latencies.sort((a, b) => a - b) }
}

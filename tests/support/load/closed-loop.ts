import { type Connection, openConnection } from './http-connection'

export interface LoadResult {
  seconds: number
  /** How many answers there were of each status. */
  statuses: Record<number, number>
  /** Milliseconds from the moment a request was due to the end of its answer, sorted. */
  latencies: number[]
}

/** Sends all requests over so many connections, each as soon as its connection is free. */
export async function runClosedLoop(
  port: number,
  requests: Buffer[],
  connections: number,
): Promise<LoadResult> {
  const opened = await Promise.all(Array.from({ length: connections }, () => openConnection(port)))
  const statuses: Record<number, number> = {}
  const latencies: number[] = []
  let next = 0
  const begun = performance.now()
  const drain = async (connection: Connection) => {
    for (let request = requests[next++]; request; request = requests[next++]) {
      const sent = performance.now()
      const { status } = await connection.exchange(request)
      latencies.push(performance.now() - sent)
      statuses[status] = (statuses[status] ?? 0) + 1
    }
  }
  await Promise.all(opened.map(drain))
  const seconds = (performance.now() - begun) / 1000
  for (const connection of opened) connection.close()
  return { seconds, statuses, latencies: latencies.sort((a, b) => a - b) }
}

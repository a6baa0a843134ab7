import { randomUUID } from 'node:crypto'
import type { Bench } from './bench'
import type { Figure } from './figure'
import { median, percentile } from './statistics'

const rounds = 7
const requestsPerRound = 4_000
const connections = 128

/**
 * Single events through the whole door against a handler of the same build that only reads and answers. The
 * two take turns in short rounds, each first in every other one; the figure is the median of their ratios.
 */
export async function measureSingleEvents(bench: Bench): Promise<Figure[]> {
  const rates: { door: number; empty: number }[] = []
  const latencies: number[] = []
  await run(bench, undefined)
  await run(bench, '/api/bench/empty')
  for (let round = 0; round < rounds * bench.thoroughness; round++) {
    const rate = { door: 0, empty: 0 }
    for (const which of round % 2 === 0 ? (['door', 'empty'] as const) : (['empty', 'door'] as const)) {
      const result = await run(bench, which === 'empty' ? '/api/bench/empty' : undefined)
      rate[which] = requestsPerRound / result.seconds
      if (which === 'door') latencies.push(...result.latencies)
    }
    rates.push(rate)
  }
  const section = 'single events'
  return [
    { section, name: 'empty handler', value: median(rates.map(({ empty }) => empty)), unit: 'requests/s' },
    {
      section,
      name: 'signed, durable events',
      value: median(rates.map(({ door }) => door)),
      unit: 'requests/s',
    },
    { section, name: `p50 over ${connections} connections`, value: median(latencies), unit: 'ms' },
    { section, name: `p99 over ${connections} connections`, value: percentile(latencies, 99), unit: 'ms' },
    {
      section,
      name: 'events over empty handler',
      value: median(rates.map(({ door, empty }) => door / empty)),
      unit: 'x',
      bound: { atLeast: 0.85 },
    },
  ]
}

function run({ app, door, generator }: Bench, path: string | undefined) {
  return generator.run({
    port: app.port,
    door,
    path,
    run: randomUUID().slice(0, 8),
    requests: requestsPerRound,
    eventsPerRequest: 1,
    connections,
  })
}

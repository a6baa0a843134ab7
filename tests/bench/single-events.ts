import { randomUUID } from 'node:crypto'
import type { Bench } from './bench'
import type { Figure } from './figure'
import { median, percentile } from './statistics'

const rounds = 7
const requestsPerRound = 4_000
const connections = 128

/** What takes turns. The paths of the empty handlers are those of `production-build`. */
const contestants = {
  door: undefined,
  empty: '/api/bench/empty',
  emptyWithParameter: '/api/bench/empty/3f1c9a52-8d6e-4b7a-9c15-2e80d4f7a6b3',
} as const
type Contestant = keyof typeof contestants

/**
 * Single events through the whole door against a handler of the same build that only reads and answers, at a
 * fixed address and at one with a parameter as the door's. They take turns in short rounds, another first each
 * time; the figure is the median of their ratios.
 */
export async function measureSingleEvents(bench: Bench): Promise<Figure[]> {
  const names = Object.keys(contestants) as Contestant[]
  const rates: Record<Contestant, number>[] = []
  const latencies: number[] = []
  for (const name of names) await run(bench, contestants[name])
  for (let round = 0; round < rounds * bench.thoroughness; round++) {
    const rate = { door: 0, empty: 0, emptyWithParameter: 0 }
    const first = round % names.length
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const result = await run(bench, contestants[name])
      rate[name] = requestsPerRound / result.seconds
      if (name === 'door') latencies.push(...result.latencies)
    }
    rates.push(rate)
  }
  const section = 'single events'
  const rateOf = (name: Contestant) => median(rates.map((rate) => rate[name]))
  const ratioTo = (name: Contestant) => median(rates.map((rate) => rate.door / rate[name]))
  return [
    { section, name: 'empty handler, fixed address', value: rateOf('empty'), unit: 'requests/s' },
    {
      section,
      name: 'empty handler, address with a parameter',
      value: rateOf('emptyWithParameter'),
      unit: 'requests/s',
    },
    { section, name: 'signed, durable events', value: rateOf('door'), unit: 'requests/s' },
    { section, name: `p50 over ${connections} connections`, value: median(latencies), unit: 'ms' },
    { section, name: `p99 over ${connections} connections`, value: percentile(latencies, 99), unit: 'ms' },
    {
      section,
      name: 'events over empty handler, fixed address',
      value: ratioTo('empty'),
      unit: 'x',
      bound: { atLeast: 0.85 },
    },
    {
      section,
      name: 'events over empty handler, address with a parameter',
      value: ratioTo('emptyWithParameter'),
      unit: 'x',
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

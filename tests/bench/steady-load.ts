import { randomUUID } from 'node:crypto'
import type { Bench } from './bench'
import type { Figure } from './figure'
import { percentile, robustSlope } from './statistics'

const probeRequests = 6_000
const sampleEvery = 1_000
/** The first minute is the warming up: code gets compiled and pools filled. */
const warmUpShare = 0.2

/** Half of the highest rate for some minutes: how long an accepted webhook takes, and whether memory stays. */
export async function measureSteadyLoad(bench: Bench, minutes: number): Promise<Figure[]> {
  const { app, generator, door } = bench
  const order = { port: app.port, door, eventsPerRequest: 1, connections: 128 }
  const probe = await generator.run({ ...order, run: newRun(), requests: probeRequests })
  const perSecond = Math.floor(probeRequests / probe.seconds / 2)
  const seconds = minutes * 60
  const samples: { x: number; y: number }[] = []
  const begun = performance.now()
  const sampling = setInterval(async () => {
    samples.push({ x: (performance.now() - begun) / 60_000, y: await app.memory() })
  }, sampleEvery)
  const result = await generator
    .run({ ...order, run: newRun(), requests: Math.ceil(perSecond * seconds), perSecond })
    .finally(() => clearInterval(sampling))
  const settled = samples.slice(Math.ceil(samples.length * warmUpShare))
  const section = 'steady load'
  return [
    { section, name: 'highest rate, measured just before', value: perSecond * 2, unit: 'requests/s' },
    { section, name: 'rate held', value: result.latencies.length / result.seconds, unit: 'requests/s' },
    { section, name: 'p50 of an accepted webhook', value: percentile(result.latencies, 50), unit: 'ms' },
    {
      section,
      name: 'p99 of an accepted webhook',
      value: percentile(result.latencies, 99),
      unit: 'ms',
      bound: { atMost: 100 },
    },
    { section, name: 'longest', value: percentile(result.latencies, 100), unit: 'ms' },
    { section, name: 'memory at the end', value: samples.at(-1)?.y ?? Number.NaN, unit: 'MiB' },
    {
      section,
      name: `memory growth over ${minutes} min`,
      value: robustSlope(settled),
      unit: 'MiB/min',
      // A shorter run sees the heap still finding its size.
      ...(minutes >= 5 && { bound: { atMost: 1 } }),
    },
  ]
}

function newRun(): string {
  return randomUUID().slice(0, 8)
}

import { closePools } from '@/db/client'
import { provideEnvironment } from '@/lib/env'
import { getConversationalSource } from '@/lib/metrics/get-conversational-source'
import type { Figure } from './figure'
import type { FilledDatabase } from './filled-databases'
import { median, percentile } from './statistics'

const rounds = 10
const warmUps = 5

/**
 * Section one's question over the last thirty days, asked of both databases in turn, so that whatever else
 * the machine does meets both alike.
 */
export async function measureSectionOneQuery(
  small: FilledDatabase,
  large: FilledDatabase,
  questions: number,
): Promise<Figure[]> {
  const times = new Map<FilledDatabase, number[]>([
    [small, []],
    [large, []],
  ])
  const ratios: number[] = []
  for (let round = 0; round < rounds; round++) {
    const medians = new Map<FilledDatabase, number>()
    for (const filled of round % 2 === 0 ? [small, large] : [large, small]) {
      const measured = await ask(filled, questions)
      times.get(filled)?.push(...measured)
      medians.set(filled, median(measured))
    }
    ratios.push((medians.get(large) ?? Number.NaN) / (medians.get(small) ?? Number.NaN))
  }
  const section = 'section one'
  return [
    ...[small, large].flatMap((filled) => {
      const measured = times.get(filled) ?? []
      const name = `${filled.conversations.toLocaleString('en-US')} conversations`
      return [
        { section, name: `query at ${name}, p50`, value: median(measured), unit: 'ms' },
        { section, name: `query at ${name}, p95`, value: percentile(measured, 95), unit: 'ms' },
      ]
    }),
    { section, name: 'query, large over small', value: median(ratios), unit: 'x', bound: { atMost: 1.5 } },
  ]
}

async function ask({ database, cast }: FilledDatabase, questions: number): Promise<number[]> {
  await closePools()
  provideEnvironment({ DATABASE_URL: database.appUrl })
  const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10)
  const measured: number[] = []
  for (let asked = -warmUps; asked < questions; asked++) {
    const begun = performance.now()
    const answer = await getConversationalSource(cast.alice.scope, { from: day(29), to: day(0) })
    const took = performance.now() - begun
    if (answer.total === 0) throw new Error('The measured workspace is empty.')
    if (asked >= 0) measured.push(took)
  }
  return measured
}

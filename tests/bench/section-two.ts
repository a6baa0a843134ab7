import { closePools } from '@/db/client'
import { provideEnvironment } from '@/lib/env'
import { getAdsOverview } from '@/lib/metrics/get-ads-overview'
import { previousPeriod } from '@/lib/period/previous-period'
import type { DatabaseSource } from '../support/clone-database'
import type { Figure } from './figure'
import { type FilledDatabase, fillDatabase } from './filled-databases'
import { loadAdDays } from './load-ad-days'
import { timePages } from './page-time'
import { median, percentile } from './statistics'

const few = 50
const many = 5_000
const questionsARound = 5

/**
 * The page with section two at thousands of ads against few, with as many conversations: the last thirty days
 * compared with those before, what each ad cost on two platforms for ninety days.
 */
export async function measureSectionTwo(
  folder: string,
  source: DatabaseSource,
  { conversations, thoroughness }: { conversations: number; thoroughness: number },
): Promise<Figure[]> {
  const databases = [await fill(source, conversations, few), await fill(source, conversations, many)]
  try {
    const pages = await timePages(folder, databases, Math.ceil(25 * thoroughness))
    const questions = await timeQuestions(databases, Math.ceil(10 * thoroughness))
    const [fewPages = [], manyPages = []] = pages
    const section = 'section two'
    const figuresOf = (what: string, times: number[][]) =>
      [few, many].flatMap((ads, index) => {
        const name = `${what} at ${ads.toLocaleString('en-US')} ads`
        return [
          { section, name: `${name}, p50`, value: median(times[index] ?? []), unit: 'ms' },
          { section, name: `${name}, p95`, value: percentile(times[index] ?? [], 95), unit: 'ms' },
        ]
      })
    return [
      ...figuresOf('page', pages),
      {
        section,
        name: 'page p95, many over few',
        value: percentile(manyPages, 95) / percentile(fewPages, 95),
        unit: 'x',
        bound: { atMost: 3 },
      },
      ...figuresOf('its question', questions),
    ]
  } finally {
    await closePools()
    for (const { database } of databases) await database.drop()
  }
}

async function fill(source: DatabaseSource, conversations: number, ads: number): Promise<FilledDatabase> {
  const filled = await fillDatabase(source, conversations, ads)
  await loadAdDays(filled.database.owner, filled.cast, ads)
  return filled
}

/** The figures alone, without a page around them. */
async function timeQuestions(databases: FilledDatabase[], rounds: number): Promise<number[][]> {
  const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10)
  const period = { from: day(29), to: day(0) }
  const times = databases.map((): number[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, { database, cast }] of databases.entries()) {
      await closePools()
      provideEnvironment({ DATABASE_URL: database.appUrl })
      for (let asked = -1; asked < questionsARound; asked++) {
        const begun = performance.now()
        await getAdsOverview(cast.alice.scope, { ...period, previous: previousPeriod(period) })
        if (asked >= 0) times[index]?.push(performance.now() - begun)
      }
    }
  }
  return times
}

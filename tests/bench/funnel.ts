import type { Sql } from 'postgres'
import { closePools } from '@/db/client'
import { provideEnvironment } from '@/lib/env'
import { saveJourney } from '@/lib/journeys/save-journey'
import { getUserJourney } from '@/lib/metrics/get-user-journey'
import type { Workspace } from '../support/cast'
import { askEventTable, buildEventTable, dropEventTable, indexByConversation } from './event-table'
import type { Figure } from './figure'
import type { FilledDatabase } from './filled-databases'
import { measuredAd } from './load-conversations'
import { measureInTurn } from './measure-in-turn'
import { median } from './statistics'

const steps = [2, 3, 5, 7, 8]
const rounds = 7

/**
 * The funnel of one ad, as section three asks for it, against nothing but its arithmetic on the path arrays,
 * and against the same funnel over a table of events. All count the same persons, or nothing is measured.
 */
export async function measureFunnel(filled: FilledDatabase, thoroughness: number): Promise<Figure[]> {
  const { owner } = filled.database
  const { workspace } = filled.cast
  await closePools()
  provideEnvironment({ DATABASE_URL: filled.database.appUrl })
  const asked = Math.ceil(rounds * thoroughness)
  const [ours, bare] = [await prepareFunnel(filled), () => askBare(owner, workspace)]
  await buildEventTable(owner, workspace)
  try {
    const events = () => askEventTable(owner, workspace, { adId: measuredAd, steps })
    await requireSame([ours, bare, events])
    const [ofOurs = [], ofBare = []] = await measureInTurn([ours, bare], asked * 5)
    const [ofUs = [], ofEvents = []] = await measureInTurn([ours, events], asked)
    await indexByConversation(owner)
    const [ofUsAgain = [], ofIndexed = []] = await measureInTurn([ours, events], asked)
    const section = 'funnel of one ad'
    return [
      { section, name: 'as section three asks, p50', value: median(ofOurs), unit: 'ms' },
      { section, name: 'bare SQL on the path arrays, p50', value: median(ofBare), unit: 'ms' },
      { section, name: 'over bare SQL', value: ratio(ofOurs, ofBare), unit: 'x', bound: { atMost: 3 } },
      { section, name: 'self-joins of events, p50', value: median(ofEvents), unit: 'ms' },
      {
        section,
        name: 'self-joins of events over ours',
        value: ratio(ofEvents, ofUs),
        unit: 'x',
        bound: { atLeast: 20 },
      },
      // Not bound: who has this index has paid for it with every event that came in.
      {
        section,
        name: 'the same, every event indexed by conversation',
        value: ratio(ofIndexed, ofUsAgain),
        unit: 'x',
      },
    ]
  } finally {
    await dropEventTable(owner)
  }
}

function ratio(ours: number[], theirs: number[]): number {
  return median(ours.map((time, index) => time / (theirs[index] ?? Number.NaN)))
}

type Question = () => Promise<number[]>

async function prepareFunnel({ cast }: FilledDatabase): Promise<Question> {
  const { scope } = cast.alice
  const saved = await saveJourney(scope, {
    name: 'Measured',
    steps: steps.map((node) => ({ nodes: [{ nodeId: `NODE-${node}` }] })),
    windowHours: 24,
  })
  if (saved.outcome === 'stale') throw new Error('There is another journey of this name.')
  const journeyId = saved.journey.id
  const now = Date.now()
  const day = (daysAgo: number) => new Date(now - daysAgo * 86_400_000).toISOString().slice(0, 10)
  const asked = { journeyId, adIds: [measuredAd], from: day(62), to: day(-1), now }
  return async () => {
    const funnel = await getUserJourney(scope, asked)
    return funnel?.steps.map(({ reached }) => reached) ?? []
  }
}

/** Where each step was reached after the one before, then the furthest of each person. */
async function askBare(owner: Sql, { id }: Workspace): Promise<number[]> {
  const places = steps.map((node, index) => {
    const before = owner(`place_${index - 1}`)
    const place =
      index === 0
        ? owner`array_position(path, ${node}::int)`
        : owner`case when ${before} is not null then array_position(path, ${node}::int, ${before} + 1) end`
    return owner`cross join lateral (select ${place} as ${owner(`place_${index}`)} offset 0) as ${owner(`step_${index}`)}`
  })
  const reached = steps.map((_, index) => owner`count(*) filter (where furthest > ${index}::int)::int`)
  const [answer] = await owner<{ reached: number[] }[]>`
    select array[${reached.reduce((left, right) => owner`${left}, ${right}`)}] as reached
    from (
      select max(num_nonnulls(${steps.map((_, index) => owner`${owner(`place_${index}`)}`).reduce((left, right) => owner`${left}, ${right}`)})) as furthest
      from conversations ${places.reduce((left, right) => owner`${left} ${right}`)}
      where workspace_id = ${id} and ad_id = ${measuredAd}
      group by person_id
    ) as persons`
  return answer?.reached ?? []
}

async function requireSame(questions: Question[]): Promise<void> {
  const answers = await Promise.all(questions.map((ask) => ask()))
  const [first = []] = answers
  if (first[0] === 0 || new Set(answers.map(String)).size > 1)
    throw new Error(`The funnels differ or are empty: ${answers.join(' | ')}`)
}

import { randomUUID } from 'node:crypto'
import { closePools } from '@/db/client'
import { provideEnvironment } from '@/lib/env'
import { evaluateGoalVersion } from '@/lib/goals/evaluate-goal-version'
import { saveGoal } from '@/lib/goals/save-goal'
import { verifyCounters } from '@/lib/metrics/verify-counters'
import { type RunningApp, startApp } from '../support/running-app'
import type { Figure } from './figure'
import type { FilledDatabase } from './filled-databases'
import { type LoadGenerator, startLoadGenerator } from './load-generator'
import { measureInTurn } from './measure-in-turn'
import { passOverConversations } from './pass-over-conversations'
import { median, percentile } from './statistics'
import { watchMemory } from './watch-memory'

const rounds = 4
const perSecond = 200
const secondsARound = 15

/**
 * Saving a goal, from the button to the switch, over everything there is: alone, and while a bot goes on
 * sending at a fixed rate, whose p99 is compared with its p99 in peace.
 */
export async function measureGoalSaving(
  folder: string,
  filled: FilledDatabase,
  thoroughness: number,
): Promise<Figure[]> {
  await closePools()
  provideEnvironment({ DATABASE_URL: filled.database.appUrl })
  const asked = Math.ceil(rounds * thoroughness)
  const save = makeSaver(filled)
  const pass = () => passOverConversations(filled.database.owner, filled.cast.workspace)
  await save()
  // This process does what the worker does; a million paths in its heap would be twice the bound.
  const memory = watchMemory()
  const [alone = [], passes = []] = await measureInTurn([save, pass], asked)
  const growth = memory.end()
  await requireExact(filled)
  const app = await startApp(folder, filled.database.appUrl)
  const generator = startLoadGenerator()
  try {
    const send = (seconds: number) => sendSteadily(generator, app, filled, seconds)
    await send(secondsARound)
    const peace: number[] = []
    const war: number[] = []
    const underLoad: number[] = []
    const passesUnderLoad: number[] = []
    for (let round = 0; round < asked; round++) {
      peace.push(...(await send(secondsARound)))
      const sending = send(secondsARound)
      const [saves = [], reads = []] = await takeTurnsUntil(sending, [save, pass])
      underLoad.push(...saves)
      passesUnderLoad.push(...reads)
      war.push(...(await sending))
    }
    await requireExact(filled)
    const section = 'saving a goal'
    const ratios = alone.map((time, round) => time / (passes[round] ?? Number.NaN))
    const [quietP99, busyP99] = [percentile(peace, 99), percentile(war, 99)]
    return [
      { section, name: 'one pass over the conversations, p50', value: median(passes), unit: 'ms' },
      { section, name: 'complete, p50', value: median(alone), unit: 'ms' },
      { section, name: 'complete, over a pass', value: median(ratios), unit: 'x', bound: { atMost: 10 } },
      {
        section,
        name: `complete, over a pass, both while ${perSecond} events/s arrive`,
        value: median(underLoad) / median(passesUnderLoad),
        unit: 'x',
        bound: { atMost: 10 },
      },
      { section, name: 'p99 of a webhook in peace', value: quietP99, unit: 'ms' },
      { section, name: 'p99 of a webhook meanwhile', value: busyP99, unit: 'ms' },
      {
        section,
        name: 'p99, meanwhile over in peace',
        value: busyP99 / quietP99,
        unit: 'x',
        bound: { atMost: 2 },
      },
      {
        section,
        name: 'memory of the worker, most growth',
        value: growth,
        unit: 'MiB',
        bound: { atMost: 128 },
      },
    ]
  } finally {
    generator.stop()
    await app.stop()
  }
}

/** Two goals in turn, as saving the same again is nothing. */
function makeSaver({ cast }: FilledDatabase): () => Promise<void> {
  let saved = 0
  return async () => {
    saved += 1
    const condition = (...nodes: number[]) => ({
      operator: 'AND' as const,
      subConditions: nodes.map((node) => ({ nodeId: `NODE-${node}` })),
    })
    const conditions = [condition(2, 3, 4), condition(saved % 2 === 0 ? 7 : 8, 6), condition(9)]
    const { scope } = cast.alice
    const outcome = await saveGoal(scope, { operator: 'OR', conditions })
    if (outcome.outcome !== 'saved') throw new Error(`Saving was ${outcome.outcome}.`)
    await evaluateGoalVersion(scope, outcome.version.version)
  }
}

/** Milliseconds that each of several things took; one of them is under way for as long as the other thing is. */
async function takeTurnsUntil(other: Promise<unknown>, things: (() => Promise<void>)[]): Promise<number[][]> {
  const times = things.map((): number[] => [])
  let hasEnded = false
  const end = () => {
    hasEnded = true
  }
  other.then(end, end)
  while (!hasEnded) {
    for (const [index, thing] of things.entries()) {
      const begun = performance.now()
      await thing()
      times[index]?.push(performance.now() - begun)
    }
  }
  return times
}

async function sendSteadily(
  generator: LoadGenerator,
  { port }: RunningApp,
  { cast }: FilledDatabase,
  seconds: number,
): Promise<number[]> {
  const { latencies } = await generator.run({
    port,
    door: cast.bot,
    run: randomUUID().slice(0, 8),
    requests: perSecond * seconds,
    eventsPerRequest: 1,
    connections: 64,
    perSecond,
  })
  return latencies
}

/** What was counted while events arrived is what a recount finds. */
async function requireExact({ cast }: FilledDatabase): Promise<void> {
  const differences = await verifyCounters(cast.alice.scope)
  if (differences.length > 0) throw new Error(`Counters are off: ${JSON.stringify(differences.slice(0, 3))}`)
}

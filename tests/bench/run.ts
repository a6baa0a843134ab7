import '../support/environment'
import { parseArgs } from 'node:util'
import { closePools } from '@/db/client'
import { provideEnvironment } from '@/lib/env'
import type { DatabaseSource } from '../support/clone-database'
import { startDatabaseServer } from '../support/database-server'
import { requireProductionBuild } from '../support/production-build'
import { measureAdSync } from './ad-sync'
import { measureBatches } from './batches'
import { type Bench, setUpBench } from './bench'
import { type Figure, passes, printFigures } from './figure'
import { type FilledDatabase, fillDatabase } from './filled-databases'
import { measureFunnel } from './funnel'
import { measureGoalPreview } from './goal-preview'
import { measureGoalSaving } from './goal-saving'
import { nameMachine } from './machine'
import { measureMessages } from './messages'
import { measureMetaPosts } from './meta-post'
import { measurePageTime } from './page-time'
import { measureReport } from './report'
import { measureSectionOneQuery } from './section-one-query'
import { measureSectionTwo } from './section-two'
import { measureSingleEvents } from './single-events'
import { measureSteadyLoad } from './steady-load'

const sections = [
  'singles',
  'batches',
  'steady',
  'meta',
  'query',
  'page',
  'ads',
  'funnel',
  'preview',
  'saving',
  'sync',
  'report',
  'messages',
] as const
type Section = (typeof sections)[number]

const usage = `npm run bench -- [${sections.join('] [')}] [--quick] [--minutes 5] [--conversations 1000000] [--messages 1000000] [--listed 10000000]
All sections unless some are named. Ends with 1 when a bound is missed.`

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '5' },
    conversations: { type: 'string', default: '1000000' },
    messages: { type: 'string', default: '1000000' },
    listed: { type: 'string', default: '10000000' },
    help: { type: 'boolean', default: false },
  },
})
if (options.help || !positionals.every(isSection)) {
  console.log(usage)
  process.exit(options.help ? 0 : 2)
}
const chosen = positionals.length > 0 ? positionals : [...sections]
const thoroughness = options.quick ? 0.4 : 1

// Before any app starts: it reads its settings then.
provideEnvironment({ META_APP_SECRETS: 'c07b5e219fd4836a12e8b6409d73f5ac' })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
const server = await startDatabaseServer({ durable: true })
const figures: Figure[] = []
try {
  console.log(await nameMachine(server.superuserUrl))
  if (chosen.some((section) => ['singles', 'batches', 'steady', 'meta'].includes(section))) {
    figures.push(...(await measureReceiving(server)))
  }
  if (chosen.some((section) => ['query', 'page', 'funnel', 'preview', 'saving'].includes(section))) {
    figures.push(...(await measureFilled(server)))
  }
  if (chosen.includes('report')) {
    const sizes = { messages: Number(options.messages), thoroughness }
    figures.push(...(await measureReport(await requireProductionBuild(), server, sizes)))
  }
  if (chosen.includes('messages')) {
    figures.push(...(await measureMessages(server, { messages: Number(options.listed), thoroughness })))
  }
  if (chosen.includes('ads')) {
    const conversations = Number(options.conversations)
    const folder = await requireProductionBuild()
    figures.push(...(await measureSectionTwo(folder, server, { conversations, thoroughness })))
  }
  if (chosen.includes('sync')) figures.push(...(await measureAdSync(server, thoroughness)))
} finally {
  await closePools()
  await server.stop()
}
printFigures(figures)
process.exit(figures.every(passes) ? 0 : 1)

async function measureReceiving(source: DatabaseSource): Promise<Figure[]> {
  const measures: Partial<Record<Section, (bench: Bench) => Promise<Figure[]>>> = {
    singles: measureSingleEvents,
    batches: measureBatches,
    steady: (bench) => measureSteadyLoad(bench, Number(options.minutes)),
    meta: measureMetaPosts,
  }
  const measured: Figure[] = []
  const folder = await requireProductionBuild()
  for (const section of chosen) {
    const measure = measures[section as Section]
    if (!measure) continue
    const bench = await setUpBench(folder, source, thoroughness)
    measured.push(...(await measure(bench).finally(() => bench.stop())))
  }
  return measured
}

async function measureFilled(source: DatabaseSource): Promise<Figure[]> {
  const large = await fillDatabase(source, Number(options.conversations))
  const measured: Figure[] = []
  try {
    if (chosen.includes('query') || chosen.includes('page'))
      measured.push(...(await compareSizes(source, large)))
    if (chosen.includes('funnel')) measured.push(...(await measureFunnel(large, thoroughness)))
    if (chosen.includes('preview')) measured.push(...(await measureGoalPreview(large, thoroughness)))
    // The last one, as it adds conversations.
    if (chosen.includes('saving')) {
      measured.push(...(await measureGoalSaving(await requireProductionBuild(), large, thoroughness)))
    }
  } finally {
    await closePools()
    await large.database.drop()
  }
  return measured
}

async function compareSizes(source: DatabaseSource, large: FilledDatabase): Promise<Figure[]> {
  const small = await fillDatabase(source, 10_000)
  const measured: Figure[] = []
  if (chosen.includes('query')) {
    measured.push(...(await measureSectionOneQuery(small, large, Math.ceil(50 * thoroughness))))
  }
  if (chosen.includes('page')) {
    const folder = await requireProductionBuild()
    measured.push(...(await measurePageTime(folder, small, large, Math.ceil(25 * thoroughness))))
  }
  await closePools()
  await small.database.drop()
  return measured
}

function isSection(name: string): name is Section {
  return (sections as readonly string[]).includes(name)
}

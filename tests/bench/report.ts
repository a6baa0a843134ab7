import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { closePools } from '@/db/client'
import { childEnvironment, provideEnvironment } from '@/lib/env'
import { addDays } from '@/lib/period/day'
import { requestReport } from '@/lib/reports/request-report'
import { dayInZone } from '@/lib/time/day-in-zone'
import { type Cast, castPlayers } from '../support/cast'
import { type ClonedDatabase, cloneDatabase, type DatabaseSource } from '../support/clone-database'
import type { ReportMade } from '../support/report-worker-child'
import { type RunningApp, startApp } from '../support/running-app'
import type { Figure } from './figure'
import { type LoadGenerator, startLoadGenerator } from './load-generator'
import { loadMessages } from './load-messages'
import { median, percentile } from './statistics'

const perSecond = 200
const secondsInPeace = 20

interface Bench {
  database: ClonedDatabase
  cast: Cast
  messages: number
  worker: ChildProcess
}

/**
 * A report of every message there is: its rows a second over those of a bare COPY of the same rows, the worker's
 * memory, and how long a webhook takes meanwhile.
 */
export async function measureReport(
  folder: string,
  source: DatabaseSource,
  { messages, thoroughness }: { messages: number; thoroughness: number },
): Promise<Figure[]> {
  const database = await cloneDatabase(source)
  const cast = await castPlayers(database.owner, { timeZone: 'UTC' })
  await closePools()
  provideEnvironment({ DATABASE_URL: database.appUrl })
  await loadMessages(database.owner, cast, messages)
  const worker = startReportWorker(database)
  const bench = { database, cast, messages, worker }
  try {
    return [
      ...(await measureRate(bench, Math.ceil(3 * thoroughness))),
      ...(await measureMeanwhile(folder, bench)),
    ]
  } finally {
    worker.kill()
    await closePools()
    await database.drop()
  }
}

async function measureRate(bench: Bench, rounds: number): Promise<Figure[]> {
  const copies: number[] = []
  const parallelCopies: number[] = []
  const reports: number[] = []
  const memory: number[] = []
  for (let round = 0; round < rounds; round++) {
    // A report's query keeps to one processor, too.
    copies.push(await copyOut(bench, { isParallel: false }))
    parallelCopies.push(await copyOut(bench, { isParallel: true }))
    const { milliseconds, mebibytes } = await makeOne(bench)
    reports.push(milliseconds)
    memory.push(mebibytes)
  }
  const section = 'report'
  const rate = (times: number[]) => (bench.messages / median(times)) * 1000
  return [
    { section, name: 'bare COPY of the same rows', value: rate(copies), unit: 'rows/s' },
    { section, name: 'the same on all processors', value: rate(parallelCopies), unit: 'rows/s' },
    { section, name: `a report of ${bench.messages} messages`, value: rate(reports), unit: 'rows/s' },
    {
      section,
      name: 'a report over a bare COPY',
      value: (100 * rate(reports)) / rate(copies),
      unit: '%',
      bound: { atLeast: 40 },
    },
    {
      section,
      name: 'memory of the worker, at most',
      value: Math.max(...memory),
      unit: 'MiB',
      bound: { atMost: 350 },
    },
  ]
}

async function measureMeanwhile(folder: string, bench: Bench): Promise<Figure[]> {
  const app = await startApp(folder, bench.database.appUrl)
  const generator = startLoadGenerator()
  try {
    await sendSteadily(generator, app, bench, 5)
    const peace = await sendSteadily(generator, app, bench, secondsInPeace)
    const stopped = new AbortController()
    const making = makeUntil(bench, stopped.signal)
    const meanwhile = await sendSteadily(generator, app, bench, secondsInPeace)
    stopped.abort()
    await making
    const section = 'report'
    const [quiet, busy] = [percentile(peace, 99), percentile(meanwhile, 99)]
    return [
      { section, name: 'p99 of a webhook in peace', value: quiet, unit: 'ms' },
      { section, name: 'p99 of a webhook while reports are made', value: busy, unit: 'ms' },
      {
        section,
        name: 'p99, meanwhile over in peace',
        value: busy / quiet,
        unit: 'x',
        bound: { atMost: 1.5 },
      },
    ]
  } finally {
    generator.stop()
    await app.stop()
  }
}

async function makeUntil(bench: Bench, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) await makeOne(bench)
}

/** A process of its own, as the worker is one, with the young generation that npm run worker gives it. */
function startReportWorker({ appUrl }: ClonedDatabase): ChildProcess {
  return fork(fileURLToPath(new URL('../support/report-worker-child.ts', import.meta.url)), {
    execArgv: ['--max-semi-space-size=32', '--import', 'tsx'],
    env: childEnvironment({ DATABASE_URL: appUrl }),
  })
}

async function makeOne({ cast, database, worker }: Bench): Promise<ReportMade> {
  const { scope } = cast.alice
  const today = dayInZone(Date.now(), 'UTC')
  const filter = { view: 'messages' as const, from: addDays(today, -61), to: today }
  const { reportId } = await requestReport(scope, { filter })
  worker.send({ workspaceId: scope.workspaceId, reportId })
  const [told] = await once(worker, 'message')
  // As after its mail: it is no longer under way, and its file stays for an hour.
  const mailed = await database.owner`
    update reports set state = 'sent' where id = ${reportId} and state = 'mailing' returning id`
  if (mailed.length === 0) throw new Error('The report was not made.')
  return told
}

/** The same rows with the same columns in the same order, as fast as the database hands them out. */
async function copyOut({ database, cast }: Bench, { isParallel }: { isParallel: boolean }): Promise<number> {
  const workspace = `'${cast.workspace.id}'::uuid`
  const connection = await database.owner.reserve()
  if (!isParallel) await connection`set max_parallel_workers_per_gather = 0`
  const begun = performance.now()
  const rows = await connection
    .unsafe(
      `copy (
        select e.body, e.conversation_id, c.platform_conversation_id, e.at, p.name, n.name, n.flow, e.referral_kind,
          e.referral_id, e.sender, e.event_id, i.identifier, e.kind, e.channel, e.language, e.confidence, e.broken,
          c.user_messages, e.source
        from events e
        left join persons p on p.workspace_id = ${workspace} and p.id = e.person_id
        left join conversations c on c.workspace_id = ${workspace} and c.id = e.conversation_id
        left join nodes n on n.workspace_id = ${workspace} and n.number = e.last_node
        left join lateral (
          select identifier from person_identifiers
          where workspace_id = ${workspace} and person_id = e.person_id order by identifier limit 1
        ) i on true
        where e.workspace_id = ${workspace} and e.type = 'message' and e.at >= now() - interval '61 days'
        order by e.at, e.connection_id, e.event_id
      ) to stdout`,
    )
    .readable()
  let bytes = 0
  for await (const chunk of rows) bytes += chunk.length
  const milliseconds = performance.now() - begun
  await connection`reset all`
  connection.release()
  if (bytes === 0) throw new Error('Nothing was copied.')
  return milliseconds
}

async function sendSteadily(
  generator: LoadGenerator,
  { port }: RunningApp,
  { cast }: Bench,
  seconds: number,
): Promise<number[]> {
  const { latencies } = await generator.run({
    port,
    door: cast.bot,
    run: randomUUID().slice(0, 8),
    requests: perSecond * seconds,
    perSecond,
    eventsPerRequest: 1,
    connections: 32,
  })
  return latencies
}

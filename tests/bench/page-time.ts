import { openConnection, requestBytes } from '../support/load/http-connection'
import { type RunningApp, startApp } from '../support/running-app'
import { sessionCookie } from '../support/session-cookie'
import type { Figure } from './figure'
import type { FilledDatabase } from './filled-databases'
import { median, percentile } from './statistics'

const rounds = 8
const warmUps = 5

/** The whole Click to Haptik page of a signed-in reader, to the last byte of its last section. */
export async function measurePageTime(
  folder: string,
  small: FilledDatabase,
  large: FilledDatabase,
  pages: number,
): Promise<Figure[]> {
  const section = 'page'
  const filled = [small, large]
  const times = await timePages(folder, filled, pages)
  const [smallTimes = [], largeTimes = []] = times
  return [
    ...times.flatMap((ofOne, index) => {
      const name = `${filled[index]?.conversations.toLocaleString('en-US')} conversations`
      return [
        { section, name: `at ${name}, p50`, value: median(ofOne), unit: 'ms' },
        { section, name: `at ${name}, p95`, value: percentile(ofOne, 95), unit: 'ms' },
      ]
    }),
    {
      section,
      name: 'p95, large over small',
      value: percentile(largeTimes, 95) / percentile(smallTimes, 95),
      unit: 'x',
      bound: { atMost: 2 },
    },
  ]
}

/** Milliseconds that the page took from instances of the same build, one on each database, asked in turn. */
export async function timePages(
  folder: string,
  databases: FilledDatabase[],
  pages: number,
): Promise<number[][]> {
  const served: { filled: FilledDatabase; app: RunningApp; times: number[] }[] = []
  try {
    for (const filled of databases)
      served.push({ filled, app: await startApp(folder, filled.database.appUrl), times: [] })
    for (const { app, filled } of served) await load(app, filled, warmUps)
    for (let round = 0; round < rounds; round++) {
      const order = round % 2 === 0 ? served : [...served].reverse()
      for (const { app, filled, times } of order) times.push(...(await load(app, filled, pages)))
    }
  } finally {
    for (const { app } of served) await app.stop()
  }
  return served.map(({ times }) => times)
}

async function load(app: RunningApp, { cast }: FilledDatabase, pages: number): Promise<number[]> {
  const path = `/w/${cast.workspace.slug}/click-to-haptik`
  const headers = { cookie: await sessionCookie(cast.alice), accept: 'text/html' }
  const request = requestBytes('GET', path, headers)
  const connection = await openConnection(app.port)
  const times: number[] = []
  for (let page = 0; page < pages; page++) {
    const begun = performance.now()
    const { status, body } = await connection.exchange(request)
    times.push(performance.now() - begun)
    if (status !== 200 || !body.includes('</html>')) throw new Error(`${path} answered ${status}.`)
  }
  connection.close()
  return times
}

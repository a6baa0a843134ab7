import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closePools } from '@/db/client'
import { provideEnvironment } from '@/lib/env'
import { verifyCounters } from '@/lib/metrics/verify-counters'
import { type Cast, castPlayers } from '../support/cast'
import { requireProductionBuild } from '../support/production-build'
import { type RunningApp, startApp } from '../support/running-app'
import { type FaultyDatabase, startFaultyDatabase } from './faulty-database'
import { findLost, type Ledger, startSending } from './ledger'

/** A 2xx is a promise: whatever dies after it, the event is there. */

const connections = 8

let folder: string
let database: FaultyDatabase
let app: RunningApp
let cast: Cast

beforeAll(async () => {
  folder = await requireProductionBuild()
})

beforeEach(async () => {
  database = await startFaultyDatabase()
  provideEnvironment({ DATABASE_URL: database.appUrl })
  cast = await castPlayers(database.owner)
  app = await startApp(folder, database.appUrl)
})

afterEach(async () => {
  await app.stop()
  await closePools()
  await database.stop()
})

describe('no acknowledged event is lost', () => {
  test('when the app is killed, five times', async () => {
    const ledger = await sendWhile(5, async () => {
      await app.kill()
      app = await startApp(folder, database.appUrl, app.port)
    })
    await expectAllThere(ledger)
  })

  test('when the database is killed, four times', async () => {
    const ledger = await sendWhile(4, async () => {
      await database.crash()
      await database.restart()
    })
    await expectAllThere(ledger)
  })

  test('when a process of the database is killed, three times', async () => {
    const ledger = await sendWhile(3, () => database.killBackend())
    await expectAllThere(ledger)
  })
})

/** Without this one the tests above could pass by never having met a crash at the wrong moment. */
test('an event is lost when commits are answered before they are on disk', async () => {
  await database.setDurableCommits(false)
  let lost: string[] = []
  for (let attempt = 0; attempt < 5 && lost.length === 0; attempt++) {
    const sender = startSending(app.port, cast.bot, connections)
    await sleep(1_000)
    await database.crash()
    const ledger = await sender.abandon()
    await database.restart()
    lost = await findLost(database.owner, cast.bot, ledger)
  }
  expect(lost).not.toEqual([])
})

/** Sends all the time, strikes so many times at moments that nobody chose, and finishes. */
async function sendWhile(strikes: number, strike: () => Promise<void>): Promise<Ledger> {
  const sender = startSending(app.port, cast.bot, connections)
  for (let struck = 0; struck < strikes; struck++) {
    await sleep(600 + Math.random() * 600)
    const before = sender.ledger.acknowledged.length
    await strike()
    await untilMoreThan(sender.ledger, before)
  }
  return sender.finish()
}

async function untilMoreThan({ acknowledged }: Ledger, count: number): Promise<void> {
  const end = Date.now() + 30_000
  while (acknowledged.length <= count + connections) {
    if (Date.now() > end) throw new Error('Nothing is accepted any more after the fault.')
    await sleep(20)
  }
}

async function expectAllThere(ledger: Ledger): Promise<void> {
  console.log(
    `${ledger.acknowledged.length} acknowledged, ${ledger.unanswered} unanswered, ${ledger.refusals.length} refused`,
  )
  expect(ledger.acknowledged.length).toBeGreaterThan(200)
  expect(await findLost(database.owner, cast.bot, ledger)).toEqual([])
  expect(new Set(ledger.refusals.map(({ status }) => status))).toSatisfy((statuses: Set<number>) =>
    [...statuses].every((status) => status === 503 || status === 429),
  )
  expect(await verifyCounters(cast.alice.scope)).toEqual([])
}

afterAll(closePools)

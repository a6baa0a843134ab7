import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cast, castPlayers } from '../support/cast'
import { requireProductionBuild } from '../support/production-build'
import { type RunningApp, startApp } from '../support/running-app'
import { type FaultyDatabase, startFaultyDatabase } from './faulty-database'
import { findLost, startSending } from './ledger'

/** A database that neither answers nor goes away, as on a network that swallows packets. */

const frozenFor = 9_000

let database: FaultyDatabase
let app: RunningApp
let cast: Cast

beforeAll(async () => {
  const folder = await requireProductionBuild()
  database = await startFaultyDatabase()
  cast = await castPlayers(database.owner)
  app = await startApp(folder, database.appUrl)
})

afterAll(async () => {
  await app?.stop()
  await database?.stop()
})

test.each([1, 2, 3])('senders are told to come back, and are served within two seconds (%i)', async () => {
  const sender = startSending(app.port, cast.bot, 8)
  await sleep(1_000)
  await database.freeze()
  const frozenAt = performance.now()
  await sleep(frozenFor)
  await database.thaw()
  const thawedAt = performance.now()
  await sleep(3_000)
  const ledger = await sender.finish()

  const refused = ledger.refusals.filter(({ at }) => at > frozenAt && at < thawedAt)
  const firstServed = ledger.acknowledgedAt.find((at) => at > thawedAt) ?? Number.POSITIVE_INFINITY
  const longest = Math.max(...refused.map(({ took }) => took))
  console.log(
    `${refused.length} refused, the longest wait ${Math.round(longest)} ms, served again after ${Math.round(firstServed - thawedAt)} ms`,
  )
  expect(refused.length).toBeGreaterThan(8)
  expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([503]))
  expect(refused.filter(({ retryAfter }) => !retryAfter || retryAfter > 60)).toEqual([])
  expect(longest).toBeLessThan(3_500)
  expect(ledger.unanswered).toBe(0)
  expect(firstServed - thawedAt).toBeLessThan(2_000)
  expect(await findLost(database.owner, cast.bot, ledger)).toEqual([])
})

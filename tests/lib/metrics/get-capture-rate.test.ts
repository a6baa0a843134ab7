import { beforeEach, describe, expect, test } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import { getCaptureRate } from '@/lib/metrics/get-capture-rate'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addAccountAd, addAdAccount, addAdDay } from './ad-cost-fixtures'
import { addConversation, addPerson, addQuarantined, addTouch } from './fixtures'

const database = useDatabase()
const adId = '120210000000000017'
const other = '120210000000000024'
const week = { from: '2026-11-02', to: '2026-11-08' }
const now = Date.parse('2026-12-24T12:00:00Z')
const timeZone = 'America/New_York'
let cast: Cast
let scope: Scope

beforeEach(async () => {
  cast = await castPlayers(database.owner)
  scope = cast.alice.scope
})

const ask = (input: Partial<Parameters<typeof getCaptureRate>[1]> = {}) =>
  getCaptureRate(scope, { adId, ...week, now, ...input })

async function connect(whole = week) {
  await addAdAccount(scope, { accountId: '5', timeZone, whole })
  await addAccountAd(scope, { adId, accountId: '5' })
}

const start = (day: string, conversationsStarted: bigint, platform = 'facebook') =>
  addAdDay(scope, { adId, accountId: '5', day, platform, conversationsStarted })

/** A person whom the ad brought: into a conversation of its own, into another one, or into none. */
async function arrive(at: string, into: { adId: string | null } | null = { adId }) {
  const person = await addPerson(scope)
  const source = into?.adId ? ('ads' as const) : ('organic' as const)
  const conversation = into
    ? await addConversation(scope, { ...into, source, personId: person.id, startedAt: at })
    : null
  const conversationId = conversation?.id
  const opening = into?.adId === adId
  await addTouch(scope, { personId: person.id, at, conversationId, opening })
  return { personId: person.id, conversationId }
}

test('tells how many of those that Meta counts are ours, by day of the ad account', async () => {
  await connect()
  await start('2026-11-03', 5n)
  await start('2026-11-03', 2n, 'instagram')
  await start('2026-11-04', 3n)
  await start('2026-11-01', 90n)
  await start('2026-11-09', 90n)
  // The first instant of 3 November in New York, and the last one of 4 November.
  await arrive('2026-11-03T05:00:00Z')
  await arrive('2026-11-05T04:59:59.999Z')
  await arrive('2026-11-03T12:00:00Z')
  await arrive('2026-11-03T12:00:00Z', { adId: other })
  await arrive('2026-11-03T12:00:00Z', { adId: null })
  await arrive('2026-11-04T12:00:00Z', null)
  await arrive('2026-11-02T04:59:59Z')
  const answer = await ask()
  expect(answer).toMatchObject({
    ...week,
    timeZone,
    account: { accountId: '5', name: 'Account 5', firstDay: '2026-08-23' },
    totals: {
      started: 10,
      reached: 6,
      wrote: 5,
      counted: 3,
      inOtherAds: 1,
      inOtherConversations: 1,
      waiting: 0,
      unreadable: 0,
      rate: 0.3,
      losses: { step: 'never-reached', lost: { 'never-reached': 4, 'nobody-wrote': 1, 'already-open': 2 } },
    },
    missingDays: [],
  })
  expect(
    answer.days.map(({ day, started, reached, wrote, counted, rate }) => [
      day.slice(-2),
      started,
      reached,
      wrote,
      counted,
      rate,
    ]),
  ).toEqual([
    ['02', 0, 0, 0, 0, null],
    ['03', 7, 4, 4, 2, 2 / 7],
    ['04', 3, 2, 1, 1, 1 / 3],
    ['05', 0, 0, 0, 0, null],
    ['06', 0, 0, 0, 0, null],
    ['07', 0, 0, 0, 0, null],
    ['08', 0, 0, 0, 0, null],
  ])
})

test('above all that Meta counts there is no cap, and nothing is lost', async () => {
  await connect()
  await start('2026-11-03', 1n)
  for (const hour of ['13', '14', '15']) await arrive(`2026-11-03T${hour}:00:00Z`)
  await arrive('2026-11-03T16:00:00Z', null)
  expect((await ask()).totals).toMatchObject({ started: 1, counted: 3, rate: 3, losses: { step: null } })
})

describe('a person', () => {
  test('whom the ad brings again into its own conversation is no loss', async () => {
    const { personId, conversationId } = await arrive('2026-11-03T12:00:00Z')
    await addTouch(scope, { personId, conversationId, at: '2026-11-03T13:00:00Z' })
    await addTouch(scope, { personId, conversationId, at: '2026-11-04T13:00:00Z' })
    expect((await ask()).totals).toMatchObject({ reached: 1, wrote: 1, counted: 1 })
  })

  test('who comes twice in a day and writes nothing counts once, and may still write for a day', async () => {
    const { id: personId } = await addPerson(scope)
    await addTouch(scope, { personId, at: '2026-11-03T12:00:00Z' })
    await addTouch(scope, { personId, at: '2026-11-03T14:00:00Z' })
    const at = (text: string) => ask({ now: Date.parse(text) })
    expect((await at('2026-11-04T13:59:59Z')).totals).toMatchObject({ reached: 1, wrote: 0, waiting: 1 })
    expect((await at('2026-11-04T14:00:00Z')).totals).toMatchObject({ reached: 1, wrote: 0, waiting: 0 })
  })

  test('who came from a post or another ad is not counted', async () => {
    const { id: personId } = await addPerson(scope)
    await addTouch(scope, { personId, at: '2026-11-03T12:00:00Z', kind: 'post' })
    await addTouch(scope, { personId, at: '2026-11-03T12:00:00Z', referenceId: other })
    expect((await ask()).totals).toMatchObject({ reached: 0 })
  })
})

test('events that name the ad and could not be read are told, until they are', async () => {
  await connect()
  await start('2026-11-03', 4n)
  const { connectionId } = cast.bot
  const receivedAt = '2026-11-03T12:00:00Z'
  const add = (raw: string, more = {}) => addQuarantined(scope, { connectionId, receivedAt, raw, ...more })
  await add(`{"referral":{"source_id":"${adId}"}}`)
  await add(`{"referral":{"ad_id":${adId},"source":"ADS"}}`)
  await add(`{"referral":{"ad_id":${adId}5}}`)
  await add(`{"referral":{"ad_id":"${adId}"}}`, { resolvedAt: receivedAt })
  await add(`{"referral":{"ad_id":"${adId}"}}`, { receivedAt: '2026-11-01T12:00:00Z' })
  expect((await ask()).totals).toMatchObject({
    unreadable: 2,
    reached: 0,
    losses: { step: 'never-reached', lost: { 'never-reached': 2, unreadable: 2 } },
  })
})

describe("Meta's count", () => {
  test('of a day that is not whole is absent, and the day is in no total', async () => {
    await connect({ from: '2026-11-02', to: '2026-11-03' })
    await start('2026-11-03', 2n)
    await start('2026-11-04', 9n)
    await arrive('2026-11-03T12:00:00Z')
    await arrive('2026-11-04T12:00:00Z')
    const { totals, days, missingDays } = await ask()
    expect(totals).toMatchObject({ started: 2, counted: 1, rate: 0.5 })
    expect(days[2]).toMatchObject({ day: '2026-11-04', started: null, counted: 1, rate: null })
    expect(missingDays).toEqual(['2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07', '2026-11-08'])
  })

  test('is absent without an account that lists the ad, and days are of the workspace', async () => {
    await addAdDay(scope, { adId, day: '2026-11-03' })
    await arrive('2026-11-03T12:00:00Z')
    await arrive('2026-11-03T12:00:00Z', null)
    expect(await ask()).toMatchObject({
      timeZone: 'Europe/Berlin',
      account: null,
      totals: { started: null, reached: 2, counted: 1, rate: null, losses: { step: null } },
      missingDays: [],
    })
  })

  test('of days to come is not asked for', async () => {
    await connect()
    const { days, totals } = await ask({ now: Date.parse('2026-11-04T04:59:59Z') })
    expect(days.map(({ day }) => day)).toEqual(['2026-11-02', '2026-11-03'])
    expect(totals).toMatchObject({ started: 0, rate: null })
    expect((await ask({ now: Date.parse('2026-11-01T12:00:00Z') })).days).toEqual([])
  })

  test('is told also by an account whose zone has an old name, or one that nobody knows', async () => {
    await addAdAccount(scope, { accountId: '5', timeZone: 'Asia/Saigon', whole: week })
    await addAccountAd(scope, { adId, accountId: '5' })
    await arrive('2026-11-02T16:59:59Z')
    await arrive('2026-11-02T17:00:00Z')
    const { timeZone, days } = await ask()
    expect(timeZone).toBe('Asia/Saigon')
    expect(days.slice(0, 2).map(({ counted }) => counted)).toEqual([1, 1])
  })
})

test('an ad whose id is anything at all is asked for without harm', async () => {
  for (const id of ["'", '\0', '%', '"', '(('])
    expect((await ask({ adId: id })).totals).toMatchObject({ reached: 0 })
})

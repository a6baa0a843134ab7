import { beforeEach, describe, expect, test } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import { getUserJourney } from '@/lib/metrics/get-user-journey'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addAccountAd, addAdAccount, addAdDay } from './ad-cost-fixtures'
import { addConversation, addJourney, addNode, addPerson } from './fixtures'

const database = useDatabase()
const november = { from: '2026-11-01', to: '2026-11-30' }
const now = Date.parse('2026-12-24T12:00:00Z')
let cast: Cast
let scope: Scope
let journeyId: string

beforeEach(async () => {
  cast = await castPlayers(database.owner)
  scope = cast.alice.scope
  const { connectionId } = cast.bot
  for (const [index, nodeId] of ['WELCOME', 'PAID'].entries())
    await addNode(scope, { number: index + 1, connectionId, nodeId })
  const step = (nodeId: string) => ({ nodes: [{ connectionId, nodeId }] })
  const adIds = ['17', '24', '31']
  journeyId = (await addJourney(scope, { name: 'Buy', steps: [step('WELCOME'), step('PAID')], adIds })).id
})

const come = (adId: string, path: number[], more: Parameters<typeof addConversation>[1] = {}) =>
  addConversation(scope, { source: 'ads', adId, path, ...more })

async function ask(input: Partial<Parameters<typeof getUserJourney>[1]> = {}) {
  const answer = await getUserJourney(scope, { ...november, journeyId, now, ...input })
  if (!answer) throw new Error('the journey is there')
  return answer.cost
}

const whole = november

describe('what the ads of a journey cost', () => {
  test('is what their account says of these days, carried along the steps', async () => {
    await addAdAccount(scope, { accountId: '5', currency: 'INR', whole })
    await addAccountAd(scope, { adId: '17', accountId: '5' })
    const day = { adId: '17', accountId: '5' }
    await addAdDay(scope, { ...day, day: '2026-10-31', spendMicros: 7_000_000n })
    await addAdDay(scope, { ...day, day: '2026-11-01', spendMicros: 80_500_000n })
    await addAdDay(scope, { ...day, day: '2026-11-01', platform: 'instagram', spendMicros: 9_500_000n })
    await addAdDay(scope, { ...day, day: '2026-11-30', spendMicros: 10_000_000n })
    await addAdDay(scope, { ...day, day: '2026-12-01', spendMicros: 7_000_000n })
    await addAdDay(scope, { ...day, adId: '99', day: '2026-11-05', spendMicros: 7_000_000n })
    await come('17', [1, 2])
    await come('17', [1])
    await come('17', [])
    await come('17', [])
    expect(await ask({ adIds: ['17'] })).toEqual({
      currencies: [
        {
          currency: 'INR',
          spend: '100',
          persons: 4,
          costPerPerson: '25',
          costPerCompleted: '100',
          completed: '25',
          lost: '75',
          open: '0',
          start: { lost: '50', open: '0' },
          steps: [
            { costPerPerson: '50', lost: '25', open: '0' },
            { costPerPerson: '100', lost: '0', open: '0' },
          ],
        },
      ],
      unknown: { ads: 0, persons: 0, reason: null },
      accounts: [{ accountId: '5', name: 'Account 5', timeZone: 'Asia/Kolkata', missingDays: [] }],
    })
  })

  test('is apart by currency, each over the persons of its own ads, and leaves out ads without a cost', async () => {
    await addAdAccount(scope, { accountId: '5', currency: 'INR', whole })
    await addAdAccount(scope, { accountId: '6', currency: 'USD', timeZone: 'America/New_York', whole })
    await addAccountAd(scope, { adId: '17', accountId: '5' })
    await addAccountAd(scope, { adId: '24', accountId: '6' })
    await addAdDay(scope, { adId: '17', accountId: '5', day: '2026-11-05', spendMicros: 90_000_000n })
    await addAdDay(scope, {
      adId: '24',
      accountId: '6',
      day: '2026-11-05',
      spendMicros: 1_000_000n,
      currency: 'USD',
    })
    for (const path of [[1, 2], [1], [1]]) await come('17', path)
    for (const path of [[1, 2], []]) await come('24', path)
    for (const path of [[1, 2], [1], [], [], []]) await come('31', path)
    const { currencies, unknown, accounts } = await ask()
    expect(currencies).toMatchObject([
      { currency: 'INR', spend: '90', persons: 3, costPerPerson: '30', completed: '30', lost: '60' },
      { currency: 'USD', spend: '1', persons: 2, costPerPerson: '0.5', completed: '0.5', lost: '0.5' },
    ])
    expect(currencies.map(({ steps }) => steps.map(({ costPerPerson }) => costPerPerson))).toEqual([
      ['30', '90'],
      ['1', '1'],
    ])
    expect(unknown).toEqual({ ads: 1, persons: 5, reason: 'not-in-accounts' })
    expect(accounts.map(({ accountId }) => accountId)).toEqual(['5', '6'])
    const funnel = await getUserJourney(scope, { ...november, journeyId, now })
    expect(funnel).toMatchObject({
      persons: 10,
      completed: 3,
      dropped: 7,
      steps: [{ reached: 6 }, { reached: 3 }],
    })
  })

  test('counts a person of two ads with the one that brought them further', async () => {
    for (const [accountId, currency, adId] of [
      ['5', 'INR', '17'],
      ['6', 'USD', '24'],
    ] as const) {
      await addAdAccount(scope, { accountId, currency, whole })
      await addAccountAd(scope, { adId, accountId })
      await addAdDay(scope, { adId, accountId, currency, day: '2026-11-05', spendMicros: 1_000_000n })
    }
    const { id: personId } = await addPerson(scope)
    await come('17', [1], { personId })
    await come('24', [1, 2], { personId })
    const { currencies } = await ask()
    expect(currencies).toMatchObject([
      { currency: 'INR', persons: 0, costPerPerson: null, lost: null },
      { currency: 'USD', persons: 1, costPerPerson: '1', completed: '1' },
    ])
  })

  test('is 0 for an ad of a connected account that was shown on none of these days', async () => {
    await addAdAccount(scope, { accountId: '5', whole: { from: '2026-11-10', to: '2026-11-10' } })
    await addAccountAd(scope, { adId: '17', accountId: '5' })
    await come('17', [1])
    expect(await ask({ adIds: ['17'] })).toMatchObject({
      currencies: [{ currency: 'INR', spend: '0', costPerPerson: '0', lost: '0' }],
      unknown: { ads: 0, reason: null },
    })
  })

  test('says on which days figures are missing, and none of days to come', async () => {
    const timeZone = 'Pacific/Auckland'
    await addAdAccount(scope, { accountId: '5', timeZone, whole: { from: '2026-11-01', to: '2026-11-18' } })
    await addAccountAd(scope, { adId: '17', accountId: '5' })
    const { accounts } = await ask({ adIds: ['17'], now: Date.parse('2026-11-20T12:00:00Z') })
    expect(accounts).toMatchObject([{ timeZone, missingDays: ['2026-11-19', '2026-11-20'] }])
  })

  test.each([
    ['no ad account is connected', async () => {}, 'no-account'],
    ['none lists the ad', () => addAdAccount(scope, { accountId: '5', whole }), 'not-in-accounts'],
    [
      'none of these days is there',
      async () => {
        await addAdAccount(scope, { accountId: '5', whole: { from: '2026-10-01', to: '2026-10-31' } })
        await addAccountAd(scope, { adId: '17', accountId: '5' })
      },
      'no-days',
    ],
  ])('is absent, and says why: %s', async (_, prepare, reason) => {
    await prepare()
    await come('17', [1])
    await come('17', [])
    expect(await ask({ adIds: ['17'] })).toMatchObject({
      currencies: [],
      unknown: { ads: 1, persons: 2, reason },
    })
  })

  test('is also what the ad-days API told', async () => {
    await addAdDay(scope, { adId: '17', day: '2026-11-05', currency: 'EUR', spendMicros: 3_000_000n })
    await come('17', [1])
    expect(await ask({ adIds: ['17'] })).toMatchObject({
      currencies: [{ currency: 'EUR', spend: '3', costPerPerson: '3' }],
      accounts: [],
    })
  })

  test('of a channel is the whole cost of the ads that brought conversations of it', async () => {
    await addAdDay(scope, { adId: '17', day: '2026-11-05', spendMicros: 3_000_000n })
    await addAdDay(scope, { adId: '24', day: '2026-11-05', spendMicros: 5_000_000n })
    await come('17', [1], { channel: 'web' })
    await come('24', [1], { channel: 'whatsapp' })
    expect(await ask({ channel: 'web' })).toMatchObject({
      currencies: [{ spend: '3', persons: 1, costPerPerson: '3' }],
      unknown: { ads: 0, persons: 0, reason: null },
    })
  })

  test('without an ad is none', async () => {
    const nothing = { currencies: [], unknown: { ads: 0, persons: 0, reason: null }, accounts: [] }
    expect(await ask({ adIds: [] })).toEqual(nothing)
  })
})

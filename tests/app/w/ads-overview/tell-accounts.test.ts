import { describe, expect, test } from 'vitest'
import {
  countMissingDays,
  oldestFigures,
  tellAccounts,
} from '@/app/w/[workspace]/click-to-haptik/tell-accounts'
import type { AccountInRange } from '@/lib/metrics/ads-overview'
import { sampleAccount } from './sample-overview'

const tell = (...accounts: AccountInRange[]) =>
  tellAccounts({ accounts, from: '2026-11-01', to: '2026-11-20', timeZone: 'Asia/Kolkata' }).map(
    ({ sentence }) => sentence,
  )

test('nothing is said of accounts that are whole and of the same days', () => {
  expect(tell(sampleAccount('Shop'))).toEqual([])
})

test('what cannot be read is named with its problem, and leads to the connections', () => {
  const failing = sampleAccount('Export', { state: 'failing', problem: 'Meta refuses the account.' })
  expect(tell(sampleAccount('Shop'), failing)).toEqual(['Export cannot be read: Meta refuses the account.'])
  const [note] = tellAccounts({
    accounts: [sampleAccount('Shop', { state: 'stopped', problem: 'The login has ended.' })],
    from: '2026-11-01',
    to: '2026-11-20',
    timeZone: 'Asia/Kolkata',
  })
  expect(note).toMatchObject({
    sentence: 'Shop is not read any more: The login has ended.',
    tone: 'bad',
    needsHelp: true,
  })
})

describe('days that are missing are counted and named', () => {
  test.each<[string[], AccountInRange['state'], string]>([
    [['2026-11-03'], 'live', '1 day of Shop is missing: 3 Nov.'],
    [['2026-11-03', '2026-11-04'], 'failing', '2 days of Shop are missing: 3 – 4 Nov.'],
    [
      ['2026-10-31', '2026-11-01', '2026-11-09'],
      'live',
      '3 days of Shop are missing: 31 Oct – 1 Nov and 9 Nov.',
    ],
    [
      ['2026-11-01', '2026-11-03', '2026-11-05', '2026-11-07', '2026-11-08'],
      'filling',
      '5 days of Shop are missing: 1 Nov, 3 Nov, 5 Nov and 2 more. They are being fetched.',
    ],
  ])('%j of a %s account', (missingDays, state, sentence) => {
    expect(tell(sampleAccount('Shop', { state, missingDays }))).toContain(sentence)
  })

  test('over all accounts', () => {
    const accounts = [
      sampleAccount('A', { missingDays: ['2026-11-03'] }),
      sampleAccount('B', { missingDays: ['2026-11-03'] }),
    ]
    expect(countMissingDays(accounts)).toBe(2)
  })
})

describe('days of other zones are said', () => {
  test('once a zone, with its accounts', () => {
    const abroad = { timeZone: 'America/New_York' }
    expect(
      tell(sampleAccount('Shop'), sampleAccount('Export', abroad), sampleAccount('Outlet', abroad)),
    ).toEqual([
      'Cost of Export and Outlet is by days of America/New_York, conversations by days of Asia/Kolkata.',
    ])
  })

  test.each(['Asia/Calcutta', 'Asia/Colombo'])('not of %s, whose days are the same', (timeZone) => {
    expect(tell(sampleAccount('Shop', { timeZone }))).toEqual([])
  })
})

describe('figures over accounts are as old as the oldest of them', () => {
  test.each<[(string | null)[], string | null]>([
    [['2026-11-22T11:00:00Z', '2026-11-22T09:00:00Z'], '2026-11-22T09:00:00Z'],
    [['2026-11-22T11:00:00Z', null], null],
    [[], null],
  ])('%j: %s', (ages, oldest) => {
    expect(oldestFigures(ages.map((todayAt, place) => sampleAccount(`${place}`, { todayAt })))).toBe(oldest)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spendToMicros } from '@/lib/ads/spend-micros'
import {
  type AdCost,
  costOfJourney,
  groupByCurrencies,
  type JourneyCost,
} from '@/lib/metrics/cost-of-journey'
import { costPer } from '@/lib/metrics/cost-per'
import type { FunnelPart } from '@/lib/metrics/funnel-counts'

const cost = (adId: string, currency: string, micros: bigint): AdCost => ({ adId, currency, micros })

type Place = { dropped: number; open: number }

/** Persons by the place that they came to: at none, then at each step. */
function part(completed: number, ...places: Place[]): FunnelPart {
  const reached = (from: number) =>
    places.slice(from).reduce((sum, { dropped, open }) => sum + dropped + open, completed)
  const [start = { dropped: 0, open: 0 }, ...steps] = places
  return {
    persons: reached(0),
    completed,
    start,
    steps: steps.map((place, index) => ({ ...place, reached: reached(index + 1) })),
  }
}

const nobody = { dropped: 0, open: 0 }

describe('ads by what they were paid in', () => {
  test('stand together where their currencies are the same, and the unknown stand last', () => {
    const costs = [
      cost('a', 'USD', 1n),
      cost('b', 'INR', 0n),
      cost('c', 'USD', 2n),
      cost('d', 'INR', 3n),
      cost('d', 'USD', 4n),
    ]
    expect(groupByCurrencies(['z', 'a', 'b', 'c', 'd'], costs)).toEqual([
      { currencies: ['INR'], adIds: ['b'] },
      { currencies: ['INR', 'USD'], adIds: ['d'] },
      { currencies: ['USD'], adIds: ['a', 'c'] },
      { currencies: [], adIds: ['z'] },
    ])
  })

  test('are none where none are asked for', () => {
    expect(groupByCurrencies([], [])).toEqual([])
  })
})

describe('the cost of a journey', () => {
  const of = (costs: AdCost[], ...parts: FunnelPart[]) => {
    const adIds = ['a', 'b', 'c'].slice(0, parts.length)
    return costOfJourney(groupByCurrencies(adIds, costs), costs, parts)
  }

  test('is carried along the steps, by whoever came so far', () => {
    const persons = part(2, { dropped: 3, open: 0 }, { dropped: 4, open: 1 }, nobody)
    expect(of([cost('a', 'EUR', 100_000_000n)], persons)).toEqual([
      {
        currency: 'EUR',
        spend: '100',
        persons: 10,
        costPerPerson: '10',
        costPerCompleted: '50',
        completed: '20',
        lost: '70',
        open: '10',
        start: { lost: '30', open: '0' },
        steps: [
          { costPerPerson: '14.285714', lost: '40', open: '10' },
          { costPerPerson: '50', lost: '0', open: '0' },
        ],
      },
    ])
  })

  test('has no cost per person of a step that nobody reached', () => {
    const [euro] = of([cost('a', 'EUR', 1_000_000n)], part(0, { dropped: 1, open: 0 }, nobody))
    expect(euro).toMatchObject({ costPerPerson: '1', costPerCompleted: null, completed: '0', lost: '1' })
    expect(euro?.steps).toEqual([{ costPerPerson: null, lost: '0', open: '0' }])
  })

  test('is carried by nobody where nobody came', () => {
    const [euro] = of([cost('a', 'EUR', 1_000_000n)], part(0, nobody, nobody))
    expect(euro).toEqual({
      currency: 'EUR',
      spend: '1',
      persons: 0,
      costPerPerson: null,
      costPerCompleted: null,
      completed: null,
      lost: null,
      open: null,
      start: { lost: null, open: null },
      steps: [{ costPerPerson: null, lost: null, open: null }],
    })
  })

  test('that is known to be nothing is 0', () => {
    const [euro] = of([cost('a', 'EUR', 0n)], part(1, nobody, { dropped: 1, open: 0 }))
    expect(euro).toMatchObject({ spend: '0', costPerPerson: '0', lost: '0' })
  })

  test('is apart by currency, over the ads of the currency only, and an ad of two is in both', () => {
    const costs = [cost('a', 'INR', 60_000_000n), cost('b', 'INR', 40_000_000n), cost('b', 'USD', 6_000_000n)]
    const answer = of(
      costs,
      part(1, { dropped: 3, open: 0 }),
      part(0, { dropped: 0, open: 6 }),
      part(9, { dropped: 90, open: 0 }),
    )
    expect(
      answer.map(({ currency, spend, persons, costPerPerson, lost, open }) => [
        currency,
        spend,
        persons,
        costPerPerson,
        lost,
        open,
      ]),
    ).toEqual([
      ['INR', '100', 10, '10', '30', '60'],
      ['USD', '6', 6, '1', '0', '6'],
    ])
  })

  test('is none where nothing is known', () => {
    expect(of([], part(1, nobody))).toEqual([])
  })

  test('loses and makes up not a millionth', () => {
    const place = fc.record({ dropped: fc.nat(2_000), open: fc.nat(50) })
    const persons = fc.tuple(fc.nat(500), fc.array(place, { minLength: 3, maxLength: 21 }))
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n), persons, (micros, [completed, places]) => {
        fc.pre(completed + places.reduce((sum, { dropped, open }) => sum + dropped + open, 0) > 0)
        const [euro] = of([cost('a', 'EUR', micros)], part(completed, ...places))
        if (!euro) throw new Error('a cost that is known has a currency')
        expect(microsOf(euro.spend)).toBe(micros)
        expect(microsOf(euro.completed) + microsOf(euro.lost) + microsOf(euro.open)).toBe(micros)
        expect(sumAt(euro, 'lost')).toBe(microsOf(euro.lost))
        expect(sumAt(euro, 'open')).toBe(microsOf(euro.open))
      }),
      { numRuns: 300 },
    )
  })
})

describe('the cost of one', () => {
  test.each([
    [10_000_000n, 4, '2.5'],
    [1_000_000n, 3, '0.333333'],
    [2_000_000n, 3, '0.666667'],
    [1n, 2, '0.000001'],
    [1n, 3, '0'],
    [0n, 3, '0'],
    [5n, 0, null],
  ])('%d millionths over %d is %s', (micros, count, amount) => {
    expect(costPer(micros, count)).toBe(amount)
  })
})

function microsOf(amount: string | null): bigint {
  const micros = amount === null ? null : spendToMicros(amount)
  if (micros === null) throw new Error(`not an amount: ${amount}`)
  return micros
}

function sumAt({ start, steps }: JourneyCost, which: 'lost' | 'open'): bigint {
  return [start, ...steps].reduce((sum, place) => sum + microsOf(place[which]), 0n)
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareJourneys } from '@/lib/metrics/compare-journeys'
import type { UserJourney } from '@/lib/metrics/get-user-journey'

/** A funnel as far as it is compared: who started, then who reached each step. */
function funnel(persons: number, ...reached: number[]): UserJourney {
  const nobody = { dropped: 0, open: 0 }
  return {
    from: '2026-11-01',
    to: '2026-11-30',
    timeZone: 'Europe/Berlin',
    journey: { id: '00000000-0000-4000-8000-000000000000', name: 'Buy', windowHours: 24 },
    adIds: [],
    persons,
    completed: reached.at(-1) ?? 0,
    ...nobody,
    finalOn: null,
    finalAt: null,
    isFinal: true,
    start: nobody,
    steps: reached.map((count, index) => ({
      name: `Step ${index + 1}`,
      nodes: [],
      reached: count,
      ...nobody,
      medianSecondsToNext: null,
    })),
    cost: { currencies: [], unknown: { ads: 0, persons: 0, reason: null }, accounts: [] },
  }
}

describe('two funnels', () => {
  test('are compared from step to step, the first real difference marked', () => {
    const { level, steps, firstDifferent } = compareJourneys(
      funnel(1000, 500, 200, 100, 50),
      funnel(1000, 510, 300, 150, 75),
    )
    expect(level).toBe(0.0125)
    expect(steps.map(({ step, differs }) => [step, differs])).toEqual([
      [1, false],
      [2, true],
      [3, false],
      [4, false],
    ])
    expect(firstDifferent).toBe(2)
    expect(steps[0]).toMatchObject({ shareA: 0.5, shareB: 0.51 })
    expect(steps[3]).toMatchObject({ shareA: 0.5, shareB: 0.5, z: 0 })
  })

  test('give the z of the textbook', () => {
    const [first] = compareJourneys(funnel(1000, 200, 0), funnel(1000, 250, 0)).steps
    expect(first?.z).toBeCloseTo(2.6774, 3)
  })

  // 200 of 1000 against 250 of 1000 has a probability of 0.0074 either way.
  test.each([
    [2, true],
    [6, true],
    [7, false],
    [20, false],
  ])('are judged more severely the more steps there are: %i', (steps, differs) => {
    const rest = Array.from({ length: steps - 1 }, () => 0)
    const comparison = compareJourneys(funnel(1000, 200, ...rest), funnel(1000, 250, ...rest))
    expect(comparison.steps[0]?.differs).toBe(differs)
    expect(comparison.firstDifferent).toBe(differs ? 1 : null)
  })

  test.each<[string, UserJourney, UserJourney]>([
    ['too few persons', funnel(9, 0, 0), funnel(9, 9, 9)],
    ['nobody on one side', funnel(0, 0, 0), funnel(900, 450, 9)],
    ['nobody at all', funnel(0, 0, 0), funnel(0, 0, 0)],
    ['everybody on both sides', funnel(900, 900, 900), funnel(500, 500, 500)],
    ['nobody going on on both sides', funnel(900, 0, 0), funnel(500, 0, 0)],
  ])('never differ with %s', (_, a, b) => {
    const { steps, firstDifferent } = compareJourneys(a, b)
    expect(steps.map(({ z, differs }) => [z, differs])).toEqual([
      [null, false],
      [null, false],
    ])
    expect(firstDifferent).toBeNull()
  })

  test('have no share where nobody was before', () => {
    expect(compareJourneys(funnel(100, 0, 0), funnel(100, 50, 20)).steps[1]).toMatchObject({
      shareA: null,
      shareB: 0.4,
    })
  })

  test('mirror each other, and are the same as themselves', () => {
    const counts = fc
      .array(fc.nat(2000), { minLength: 3, maxLength: 6 })
      .map((given) => given.toSorted((a, b) => b - a))
    fc.assert(
      fc.property(counts, counts, ([a = 0, ...ofA], [b = 0, ...ofB]) => {
        const there = compareJourneys(funnel(a, ...ofA), funnel(b, ...ofB.slice(0, ofA.length)))
        const here = compareJourneys(funnel(a, ...ofA), funnel(a, ...ofA))
        expect(here.firstDifferent).toBeNull()
        if (ofA.length !== ofB.length) return
        const back = compareJourneys(funnel(b, ...ofB), funnel(a, ...ofA))
        expect(back.steps.map(({ differs }) => differs)).toEqual(there.steps.map(({ differs }) => differs))
        for (const [index, { z }] of there.steps.entries())
          expect((back.steps[index]?.z ?? 0) + (z ?? 0)).toBeCloseTo(0)
      }),
    )
  })
})

test('chance alone is called a difference about as rarely as the level says', () => {
  let called = 0
  const rounds = 2000
  let seed = 1
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const draw = (from: number, share: number) => {
    let count = 0
    for (let index = 0; index < from; index++) if (random() < share) count += 1
    return count
  }
  const walk = () => {
    const first = draw(400, 0.6)
    return funnel(400, first, draw(first, 0.5))
  }
  for (let round = 0; round < rounds; round++)
    if (compareJourneys(walk(), walk()).firstDifferent !== null) called += 1
  expect(called / rounds).toBeGreaterThan(0.03)
  expect(called / rounds).toBeLessThan(0.07)
})

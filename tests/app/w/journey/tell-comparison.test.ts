import { expect, it } from 'vitest'
import { tellComparison } from '@/app/w/[workspace]/click-to-haptik/journey/tell-comparison'
import type { JourneyComparison } from '@/lib/metrics/compare-journeys'

const step = (step: number, z: number | null, shares: [number, number] = [0.5, 0.4]) => ({
  step,
  shareA: shares[0],
  shareB: shares[1],
  z,
  differs: false,
})
const compared = (steps: JourneyComparison['steps'], firstDifferent: number | null = null) => ({
  level: 0.05 / steps.length,
  steps,
  firstDifferent,
})
const tell = (comparison: JourneyComparison, open = 0) =>
  tellComparison({ comparison, open, locale: 'en-IN' })

it('names the first step that differs, both shares, the test, its level and over how much', () => {
  expect(tell(compared([step(1, 0), step(2, -4, [0.54, 0.412]), step(3, 1)], 2))).toEqual([
    'First real difference at step 2: 54% against 41% of those who came to the step before, two-proportion test at the 5% level over 3 steps.',
  ])
})

it('does not make chance a difference', () => {
  expect(tell(compared([step(1, 0), step(2, 1)]))).toEqual([
    'No step differs by more than chance may bring about, two-proportion test at the 5% level over 2 steps.',
  ])
})

it('says which steps have too few people', () => {
  expect(tell(compared([step(1, 0), step(2, null)]))[1]).toBe('Step 2 has too few people to be tested.')
  expect(tell(compared([step(1, 0), step(2, null), step(3, null), step(4, null)]))[1]).toBe(
    'Steps 2, 3 and 4 have too few people to be tested.',
  )
})

it('does not call it too few where everybody went on in both', () => {
  expect(tell(compared([step(1, null, [1, 1]), step(2, 1)]))).toHaveLength(1)
})

it('says so once where no step can be tested', () => {
  expect(tell(compared([step(1, null), step(2, null)]))).toEqual([
    'Too few people to tell the two apart: no step has the numbers that a two-proportion test needs.',
  ])
})

it('is not final while somebody is still open', () => {
  expect(tell(compared([step(1, 0)]), 1213).at(-1)).toBe('1,213 people are still open, so this may change.')
  expect(tell(compared([step(1, 0)]), 1).at(-1)).toBe('1 person is still open, so this may change.')
})

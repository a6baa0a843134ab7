import { expect, it } from 'vitest'
import { roundAxisTop } from '@/components/charts/round-axis'

it.each([
  [0, 4],
  [3, 4],
  [5, 8],
  [9, 12],
  [97, 100],
  [1230, 1600],
  [793, 800],
  [3_900_000, 4_000_000],
])('an axis for %s ends at %s', (highest, top) => {
  expect(roundAxisTop(highest)).toBe(top)
})

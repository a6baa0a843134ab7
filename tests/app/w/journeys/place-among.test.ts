import { expect, test } from 'vitest'
import { placeAmong } from '@/app/w/[workspace]/journeys/editor/place-among'

const middles = [20, 60, 100, 140]

test.each([
  ['held where it is, it stays', 1, 60, 1],
  ['a little down, it stays', 1, 95, 1],
  ['past the middle of the next, it changes places with it', 1, 101, 2],
  ['past the middle of the one before', 1, 19, 0],
  ['below all, it is the last', 0, 900, 3],
  ['above all, it is the first', 3, -50, 0],
])('%s', (_, from, pointer, place) => {
  expect(placeAmong(middles, from, pointer)).toBe(place)
})

import { expect, test } from 'vitest'
import { findFaulty } from '@/lib/ingest/find-faulty'

/** Counts the trials; a group is storable unless one of these is in it. */
function trialsOf(bad: number[]) {
  const counted = { trials: 0 }
  const isStorable = async (positions: number[]) => {
    counted.trials += 1
    return !positions.some((position) => bad.includes(position))
  }
  return { counted, isStorable }
}

test.each([
  [1, [0]],
  [2, [1]],
  [1_000, [0]],
  [1_000, [999]],
  [1_000, [500]],
  [1_000, [3, 4, 700]],
])('of %i those at %j', async (count, bad) => {
  const { counted, isStorable } = trialsOf(bad)
  expect([...(await findFaulty(count, isStorable))].sort((a, b) => a - b)).toEqual(bad)
  expect(counted.trials).toBeLessThanOrEqual(60)
})

test('of a thousand bad ones all, after few trials', async () => {
  const { counted, isStorable } = trialsOf(Array.from({ length: 1_000 }, (_, position) => position))
  expect((await findFaulty(1_000, isStorable)).size).toBe(1_000)
  expect(counted.trials).toBe(60)
})

test('a trouble that is no item’s fault ends it', async () => {
  const away = () => Promise.reject(new Error('away'))
  await expect(findFaulty(4, away)).rejects.toThrow('away')
})

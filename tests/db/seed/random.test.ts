import { expect, test } from 'vitest'
import { seededRandom } from '@/db/seed/random'

test('the same seed gives the same numbers, another seed others', () => {
  const draw = (seed: string) => {
    const random = seededRandom(seed)
    return Array.from({ length: 20 }, () => random.next())
  }
  expect(draw('day 1')).toEqual(draw('day 1'))
  expect(draw('day 1')).not.toEqual(draw('day 2'))
})

test('neighbouring seeds start far apart', () => {
  const firsts = Array.from({ length: 1_000 }, (_, day) => seededRandom(`day ${day}`).next())
  const low = firsts.filter((value) => value < 0.5).length
  expect(low).toBeGreaterThan(430)
  expect(low).toBeLessThan(570)
})

test('weights are kept, and a weight of zero is never chosen', () => {
  const random = seededRandom('weights')
  const items = [
    { name: 'often', weight: 9 },
    { name: 'never', weight: 0 },
    { name: 'seldom', weight: 1 },
  ]
  const drawn = Array.from({ length: 2_000 }, () => random.weighted(items, ({ weight }) => weight).name)
  expect(drawn.filter((name) => name === 'never')).toEqual([])
  const seldom = drawn.filter((name) => name === 'seldom').length
  expect(seldom).toBeGreaterThan(140)
  expect(seldom).toBeLessThan(260)
})

test('whole numbers include both ends', () => {
  const random = seededRandom('ends')
  const drawn = new Set(Array.from({ length: 200 }, () => random.integer(1, 3)))
  expect([...drawn].sort()).toEqual([1, 2, 3])
})

test('nothing cannot be chosen from', () => {
  expect(() => seededRandom('nothing').pick([])).toThrow('Nothing to choose from.')
})

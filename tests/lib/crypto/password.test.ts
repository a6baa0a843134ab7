import { hash } from '@node-rs/argon2'
import { beforeAll, describe, expect, it } from 'vitest'
import { hashPassword, isOutdated, verifyPassword } from '@/lib/crypto/password'
import { LimitError } from '@/lib/errors'

const password = 'purple giraffe dances slowly'
let hashed = ''

beforeAll(async () => {
  hashed = await hashPassword(password)
})

describe('a password', () => {
  it('is hashed with argon2id, 64 MiB, three passes, one lane', async () => {
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
    expect(isOutdated(hashed)).toBe(false)
    expect(await verifyPassword(hashed, password)).toBe(true)
  })

  it.each([
    ['a space less', 'purple giraffe dancesslowly'],
    ['a space at the end', `${password} `],
    ['another case', password.toUpperCase()],
    ['cut short', password.slice(0, -1)],
    ['nothing', ''],
  ])('is not: %s', async (_, typed) => {
    expect(await verifyPassword(hashed, typed)).toBe(false)
  })

  it.each([
    ['NUL inside', 'purple\0giraffe', 'purple'],
    ['128 emoji', '🦒'.repeat(128), '🦒'.repeat(127)],
    ['leading spaces', '   purple giraffe', 'purple giraffe'],
  ])('is taken whole: %s', async (_, whole, part) => {
    const ofWhole = await hashPassword(whole)
    expect(await verifyPassword(ofWhole, whole)).toBe(true)
    expect(await verifyPassword(ofWhole, part)).toBe(false)
  })

  it('of more than a kibibyte is no password, at no cost', async () => {
    expect(() => hashPassword('x'.repeat(1025))).toThrow(RangeError)
    const started = performance.now()
    expect(await verifyPassword(hashed, 'x'.repeat(1_000_000))).toBe(false)
    expect(performance.now() - started).toBeLessThan(20)
  })

  it('of nobody is always wrong, for the price of a right one', async () => {
    await verifyPassword(null, password)
    const started = performance.now()
    expect(await verifyPassword(null, password)).toBe(false)
    expect(performance.now() - started).toBeGreaterThan(20)
  })

  it('hashed with older parameters still opens and is to be hashed anew', async () => {
    const old = await hash(password, { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 })
    expect(await verifyPassword(old, password)).toBe(true)
    expect(isOutdated(old)).toBe(true)
  })
})

it('refuses when too many wait their turn', async () => {
  const tries = Array.from({ length: 30 }, () => verifyPassword(null, password))
  const outcomes = await Promise.allSettled(tries)
  const refused = outcomes.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[]
  expect(refused).toHaveLength(8)
  for (const { reason } of refused) expect(reason).toBeInstanceOf(LimitError)
  expect(await verifyPassword(null, password)).toBe(false)
})

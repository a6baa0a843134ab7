import { randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { describe, expect, it } from 'vitest'
import { signInWithPassword } from '@/lib/access/sign-in/sign-in-with-password'
import { changePassword, createUser } from '@/lib/access/users'
import { LimitError } from '@/lib/errors'
import { useDatabase } from '../../support/database'

const database = useDatabase()
const password = 'purple giraffe dances slowly'
const start = Date.UTC(2026, 10, 22, 9)
const minute = 60_000

async function newUser() {
  return createUser({ email: `${randomUUID()}@example.com`, password })
}

interface Typed {
  email: string
  password?: string
  address?: string
  deviceToken?: string
}

/** Each try comes from an address of its own unless the test says otherwise. */
function signIn(typed: Typed, now = start) {
  return signInWithPassword({ password, address: randomUUID(), deviceToken: undefined, ...typed }, now)
}

async function guess(email: string, times: number, now = start) {
  for (let time = 0; time < times; time += 1) await signIn({ email, password: 'wrong' }, now)
}

describe('signing in', () => {
  it('works, however the address is written', async () => {
    const { userId, email } = await newUser()
    expect(await signIn({ email: ` ${email.toUpperCase()} ` })).toMatchObject({ userId, sessionVersion: 1 })
  })

  it.each<[string, (email: string) => Typed]>([
    ['a wrong password', (email) => ({ email, password: 'wrong' })],
    ['a password with a space more', (email) => ({ email, password: `${password} ` })],
    ['an unknown address', () => ({ email: 'nobody@example.com' })],
    ['what is no address', () => ({ email: "' or 1=1 --" })],
    ['NUL in the address', (email) => ({ email: `${email}\0` })],
  ])('does not with %s', async (_, typed) => {
    const { email } = await newUser()
    expect(await signIn(typed(email))).toBeNull()
  })

  it('does not for a disabled user, or one without a password', async () => {
    const { userId, email } = await newUser()
    await database.owner`update users set disabled_at = now() where id = ${userId}`
    expect(await signIn({ email })).toBeNull()
    await database.owner`update users set disabled_at = null, password_hash = null where id = ${userId}`
    expect(await signIn({ email })).toBeNull()
  })

  it('hashes anew what was hashed with older parameters', async () => {
    const { userId, email } = await newUser()
    const old = await hash(password, { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 })
    await database.owner`update users set password_hash = ${old} where id = ${userId}`
    expect(await signIn({ email })).toMatchObject({ userId })
    const [user] = await database.owner`select password_hash as hash from users where id = ${userId}`
    expect(user?.hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
    expect(await signIn({ email })).toMatchObject({ userId })
  })

  it('costs the same for known and unknown addresses', async () => {
    const { email } = await newUser()
    const times = { known: 0, unknown: 0 }
    for (let round = 0; round < 8; round += 1) {
      const begun = performance.now()
      await signIn({ email, password: 'wrong' })
      const middle = performance.now()
      await signIn({ email: `${randomUUID()}@example.com`, password: 'wrong' })
      times.known += middle - begun
      times.unknown += performance.now() - middle
    }
    expect(times.unknown / times.known).toBeGreaterThan(0.6)
    expect(times.unknown / times.known).toBeLessThan(1.7)
  })
})

describe('guessing at an account', () => {
  it('ends with the tenth try, the right password included', async () => {
    const { email } = await newUser()
    await guess(email, 10)
    const blocked = signIn({ email }, start + 1000)
    await expect(blocked).rejects.toBeInstanceOf(LimitError)
    await expect(blocked).rejects.toMatchObject({ retryAfter: 15 * 60 - 1 })
    expect(await signIn({ email }, start + 15 * minute)).not.toBeNull()
  })

  it('ends for an address that nobody has, just so', async () => {
    const email = `${randomUUID()}@example.com`
    await guess(email, 10)
    await expect(signIn({ email })).rejects.toMatchObject({ retryAfter: 15 * 60 })
  })

  it('ends however many tries come at once', async () => {
    const { email } = await newUser()
    const tries = Array.from({ length: 18 }, () => signIn({ email, password: 'wrong' }))
    const outcomes = await Promise.allSettled(tries)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  })

  it('does not keep out a device that has been there before', async () => {
    const { email, userId } = await newUser()
    const before = await signIn({ email })
    await guess(email, 10)
    const deviceToken = before?.deviceToken
    expect(await signIn({ email, deviceToken }, start + 1000)).toMatchObject({ userId })
    await expect(signIn({ email }, start + 1000)).rejects.toBeInstanceOf(LimitError)
  })

  it('ends on a known device too, and leaves the others alone', async () => {
    const { email, userId } = await newUser()
    const deviceToken = (await signIn({ email }))?.deviceToken
    for (let time = 0; time < 10; time += 1) await signIn({ email, deviceToken, password: 'wrong' })
    await expect(signIn({ email, deviceToken })).rejects.toBeInstanceOf(LimitError)
    expect(await signIn({ email })).toMatchObject({ userId })
  })

  it('is not opened by the device of another account', async () => {
    const { email } = await newUser()
    const other = await newUser()
    const deviceToken = (await signIn({ email: other.email }))?.deviceToken
    await guess(email, 10)
    await expect(signIn({ email, deviceToken })).rejects.toBeInstanceOf(LimitError)
  })

  it('is forgotten after a sign-in, and after a new password', async () => {
    const { email, userId } = await newUser()
    await guess(email, 9)
    expect(await signIn({ email })).toMatchObject({ userId })
    await guess(email, 10)
    const renewed = 'another giraffe dances slowly'
    await changePassword({ email, password: renewed })
    expect(await signIn({ email, password: renewed })).toMatchObject({ userId, sessionVersion: 2 })
  })
})

it('lets an address try thirty times a minute over all accounts', async () => {
  const address = randomUUID()
  const { email } = await newUser()
  for (let time = 0; time < 29; time += 1) {
    // More than a kibibyte is wrong without the price of a hash.
    await signIn({ email: `${randomUUID()}@example.com`, address, password: 'x'.repeat(1025) })
  }
  expect(await signIn({ email, address })).not.toBeNull()
  await expect(signIn({ email, address })).rejects.toMatchObject({ retryAfter: 60 })
  expect(await signIn({ email, address }, start + minute)).not.toBeNull()
})

it('keeps no address of a person or a machine in the table of attempts', async () => {
  const { email } = await newUser()
  await signIn({ email, password: 'wrong', address: '203.0.113.7' })
  const rows = await database.owner`select subject from sign_in_attempts`
  const text = JSON.stringify(rows)
  expect(text).not.toContain(email)
  expect(text).not.toContain('203.0.113.7')
})

import '../../support/environment'
import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { type Place, parseEncryptionKeys, seal, unseal } from '@/lib/crypto/seal'
import { env, provideEnvironment } from '@/lib/env'

const place: Place = {
  workspaceId: randomUUID(),
  table: 'connection_secrets',
  column: 'ciphertext',
  rowId: randomUUID(),
}
const secret = Buffer.from('the signing secret of a bot')
const keys = env.ENCRYPTION_KEYS ?? ''

afterEach(() => provideEnvironment({ ENCRYPTION_KEYS: keys }))

describe('a sealed value', () => {
  it('opens where it belongs', () => {
    expect(unseal(seal(secret, place), place)).toEqual(secret)
  })

  it('is sealed with the highest version and never the same twice', () => {
    const [one, other] = [seal(secret, place), seal(secret, place)]
    expect(one.keyVersion).toBe(2)
    expect(one.ciphertext.equals(other.ciphertext)).toBe(false)
    expect(one.ciphertext.includes(secret)).toBe(false)
  })

  it.each([
    ['another row', { ...place, rowId: randomUUID() }],
    ['another column', { ...place, column: 'token' }],
    ['another table', { ...place, table: 'ad_accounts' }],
    ['another workspace', { ...place, workspaceId: randomUUID() }],
    [
      'a place whose parts only join to the same text',
      { ...place, table: 'connection', column: '_secretsciphertext' },
    ],
  ])('does not open in %s', (_, elsewhere) => {
    expect(() => unseal(seal(secret, place), elsewhere)).toThrow()
  })

  it('does not open once any bit is changed', () => {
    const sealed = seal(secret, place)
    for (let bit = 0; bit < sealed.ciphertext.length * 8; bit += 1) {
      const changed = Buffer.from(sealed.ciphertext)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => unseal({ ...sealed, ciphertext: changed }, place), `bit ${bit}`).toThrow()
    }
  })

  it('does not open when it was cut short, or under another version', () => {
    const sealed = seal(secret, place)
    expect(() => unseal({ ...sealed, ciphertext: sealed.ciphertext.subarray(0, 20) }, place)).toThrow()
    expect(() => unseal({ ...sealed, ciphertext: Buffer.alloc(0) }, place)).toThrow()
    expect(() => unseal({ ...sealed, keyVersion: 1 }, place)).toThrow()
    expect(() => unseal({ ...sealed, keyVersion: 9 }, place)).toThrow('no key of version 9')
  })

  it('still opens after a newer key has come, until its own key is gone', () => {
    const old = seal(secret, place)
    provideEnvironment({ ENCRYPTION_KEYS: `${keys},10:${Buffer.alloc(32, 10).toString('base64')}` })
    expect(seal(secret, place).keyVersion).toBe(10)
    expect(unseal(old, place)).toEqual(secret)
    provideEnvironment({ ENCRYPTION_KEYS: `10:${Buffer.alloc(32, 10).toString('base64')}` })
    expect(() => unseal(old, place)).toThrow('no key of version 2')
  })
})

it('refuses a list that names a version twice', () => {
  expect(() => parseEncryptionKeys('1:AAAA,1:BBBB')).toThrow('version 1 twice')
})

import { createSecretKey, randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { verifyStandardWebhook } from '@/lib/channels/verify-standard-webhook'

const key = createSecretKey(randomBytes(32))
const otherKey = createSecretKey(randomBytes(32))
const now = Date.UTC(2026, 10, 22, 12)
const seconds = now / 1000
const body = Buffer.from('{"type":"node"}')

function sign(using = key, at = seconds, id = 'msg_1'): string {
  return new Webhook(using.export().toString('base64')).sign(id, new Date(at * 1000), body.toString())
}

const valid = sign()
const lastAltered = `${valid.slice(0, -2)}${valid.at(-2) === 'A' ? 'B' : 'A'}=`

describe('a signature', () => {
  it.each([
    ['of the package itself is taken', valid, `${seconds}`, 0],
    ['of the second secret is taken', sign(otherKey), `${seconds}`, 1],
    ['among ten is found', `${'v1,AAAA '.repeat(9)}${valid}`, `${seconds}`, 0],
    ['among eleven is not looked for', `${'v1,AAAA '.repeat(10)}${valid}`, `${seconds}`, null],
    ['with a changed digit is refused', lastAltered, `${seconds}`, null],
    ['of 31 bytes is refused', `v1,${Buffer.alloc(31).toString('base64')}`, `${seconds}`, null],
    ['of 33 bytes is refused', `v1,${Buffer.alloc(33).toString('base64')}`, `${seconds}`, null],
    ['that is empty is refused', 'v1,', `${seconds}`, null],
    ['with junk around it is refused', `v1,@@${valid.slice(3)}!!`, `${seconds}`, null],
    [
      'in hexadecimal is refused',
      `v1,${Buffer.from(valid.slice(3), 'base64').toString('hex')}`,
      `${seconds}`,
      null,
    ],
    ['of another version is refused', valid.replace('v1,', 'v2,'), `${seconds}`, null],
    ['of the asymmetric version is refused', valid.replace('v1,', 'v1a,'), `${seconds}`, null],
    ['joined from two headers is refused', `${valid}, ${valid}`, `${seconds}`, null],
    ['without a version is refused', valid.slice(3), `${seconds}`, null],
  ])('%s', (_, signature, timestamp, expected) => {
    const headers = { id: 'msg_1', timestamp, signature }
    expect(verifyStandardWebhook(headers, body, [key, otherKey], now)).toBe(expected)
  })
})

describe('a time', () => {
  it.each([
    [seconds - 300, 0],
    [seconds + 300, 0],
    [seconds - 301, null],
    [seconds + 301, null],
  ])('%s seconds is judged against the clock of receipt', (at, expected) => {
    const headers = { id: 'msg_1', timestamp: String(at), signature: sign(key, at) }
    expect(verifyStandardWebhook(headers, body, [key], now)).toBe(expected)
  })

  it.each(['abc', '1e9', '-1', `${seconds}.5`, '12345678901234567890', `${now}`, ` ${seconds}`, ''])(
    'written as "%s" is refused',
    (timestamp) => {
      expect(verifyStandardWebhook({ id: 'msg_1', timestamp, signature: valid }, body, [key], now)).toBeNull()
    },
  )
})

it('holds only for the bytes, the id and the key that were signed', () => {
  const headers = { id: 'msg_1', timestamp: `${seconds}`, signature: valid }
  expect(verifyStandardWebhook(headers, Buffer.from('{"type":"node" }'), [key], now)).toBeNull()
  expect(verifyStandardWebhook({ ...headers, id: 'msg_2' }, body, [key], now)).toBeNull()
  expect(verifyStandardWebhook(headers, body, [otherKey], now)).toBeNull()
  for (let bit = 0; bit < body.length * 8; bit += 1) {
    const altered = Buffer.from(body)
    altered.writeUInt8(altered.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
    expect(verifyStandardWebhook(headers, altered, [key], now)).toBeNull()
  }
})

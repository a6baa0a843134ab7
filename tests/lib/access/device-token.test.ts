import '../../support/environment'
import { expect, it } from 'vitest'
import { deviceLife, makeDeviceToken, readDeviceToken } from '@/lib/access/sign-in/device-token'

const now = Date.UTC(2026, 10, 22)
const token = makeDeviceToken('account:alice', null, now)
const [device = '', end = '', signature = ''] = token.split('.')

it('names the device to its own account until its end', () => {
  expect(readDeviceToken(token, 'account:alice', now)).toBe(device)
  expect(readDeviceToken(token, 'account:alice', now + deviceLife * 1000)).toBe(device)
  expect(makeDeviceToken('account:alice', device, now)).toBe(token)
})

it.each([
  ['another account', token, 'account:bob', now],
  ['its end', token, 'account:alice', now + deviceLife * 1000 + 1],
  ['another device', `other.${end}.${signature}`, 'account:alice', now],
  ['a later end', `${device}.${Number(end) + 1}.${signature}`, 'account:alice', now],
  ['no signature', `${device}.${end}.`, 'account:alice', now],
  ['a longer one', `${token}.x`, 'account:alice', now],
  ['nothing', '', 'account:alice', now],
  ['no cookie', undefined, 'account:alice', now],
])('is nobody: %s', (_, text, account, time) => {
  expect(readDeviceToken(text, account, time)).toBeNull()
})

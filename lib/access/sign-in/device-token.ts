import { timingSafeEqual } from 'node:crypto'
import { randomToken } from '@/lib/crypto/random-token'
import { sign } from '../auth-secret'

/** Seconds. */
export const deviceLife = 180 * 24 * 3600

/**
 * A device that has signed in to an account before may go on trying while strangers have it blocked. The
 * token names the device and is signed together with the account and its end.
 */
export function makeDeviceToken(account: string, deviceId: string | null, now: number): string {
  const device = deviceId ?? randomToken()
  const end = String(Math.floor(now / 1000) + deviceLife)
  return `${device}.${end}.${sign('device', account, device, end)}`
}

/** The device's id when the token is ours, of this account and not over; else null. */
export function readDeviceToken(token: string | undefined, account: string, now: number): string | null {
  const [device = '', end = '', signature = '', ...rest] = (token ?? '').split('.')
  if (!device || !/^\d{1,12}$/.test(end) || rest.length > 0 || Number(end) * 1000 < now) return null
  const expected = Buffer.from(sign('device', account, device, end))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given) ? device : null
}

import { cookies } from 'next/headers'
import { cookieName, cookieOptions } from '../site-cookies'
import { deviceLife } from './device-token'

/** What this browser has of earlier sign-ins. */
export async function readDeviceCookie(): Promise<string | undefined> {
  const jar = await cookies()
  return jar.get(cookieName('device'))?.value
}

export async function writeDeviceCookie(token: string): Promise<void> {
  const jar = await cookies()
  jar.set(cookieName('device'), token, { ...cookieOptions(), maxAge: deviceLife })
}

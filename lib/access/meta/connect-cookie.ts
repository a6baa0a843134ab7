import { cookieName, cookieOptions } from '../site-cookies'
import { connectCookieLife } from './connect-state'

/** The cookie that carries the state of a login with Meta; Lax, so that it comes along on the way back. */
export function connectCookie() {
  return { name: cookieName('meta-connect'), options: { ...cookieOptions(), maxAge: connectCookieLife } }
}

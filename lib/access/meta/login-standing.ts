import type { MetaLoginRow } from './list-meta-logins'

export interface LoginStanding {
  isDead: boolean
  /** Why it is dead. */
  problem: string | null
  /** Whole days until Meta stops taking the login, by its token or by access to data; null for never. */
  daysLeft: number | null
  /** Which of the two ends first. */
  endsWith: 'token' | 'data-access' | null
  /** So few days that somebody should log in again. */
  isEndingSoon: boolean
}

const day = 86_400_000
const soon = 14

/** How a login with Meta stands at `now` (milliseconds). */
export function loginStanding(
  { state, problem, expiresAt, dataAccessExpiresAt }: MetaLoginRow,
  now: number,
): LoginStanding {
  const token = daysUntil(expiresAt, now)
  const dataAccess = daysUntil(dataAccessExpiresAt, now)
  const isTokenFirst = token <= dataAccess
  const first = Math.min(token, dataAccess)
  const isOver = first < 0
  return {
    isDead: state === 'dead' || isOver,
    problem: problem ?? (isOver ? 'The login with Facebook has expired. Connect again.' : null),
    daysLeft: first === Infinity ? null : Math.max(0, first),
    endsWith: first === Infinity ? null : isTokenFirst ? 'token' : 'data-access',
    isEndingSoon: first < soon,
  }
}

function daysUntil(instant: string | null, now: number): number {
  return instant === null ? Infinity : Math.floor((Date.parse(instant) - now) / day)
}

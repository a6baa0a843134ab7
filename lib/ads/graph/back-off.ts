import type { Load, Pause, Throttle } from './throttle'

const slowFrom = 75
const stopFrom = 95
const shortestBreath = 500
const longestBreath = 10_000
/** Where Meta says that a quota is used up and not when it is there again. */
const pauseWithFullAccess = 60_000
const pauseInDevelopment = 300_000

/** Whether to stop asking, for whom and until when. Pure: `now` is given. */
export function pauseAfter(throttle: Throttle, accountId: string | null, now: Date): Pause | null {
  const { app } = throttle
  if (app.percent >= stopFrom) return { whom: 'app', until: later(now, app, throttle) }
  const account = loadOfAccount(throttle, accountId)
  return account.percent >= stopFrom ? { whom: 'account', until: later(now, account, throttle) } : null
}

/** How long to wait before the next question, in milliseconds: longer, the nearer the limit. */
export function breathAfter(throttle: Throttle, accountId: string | null): number {
  const percent = Math.max(throttle.app.percent, loadOfAccount(throttle, accountId).percent)
  if (percent < slowFrom) return 0
  const nearness = Math.min((percent - slowFrom) / (stopFrom - slowFrom), 1)
  return Math.round(shortestBreath + nearness * (longestBreath - shortestBreath))
}

/** The account's own entry counts; where none is its own, the entry is its business's. */
export function loadOfAccount({ account, named }: Throttle, accountId: string | null): Load {
  const own = accountId === null ? undefined : named[accountId]
  const counted = [account, ...(own ? [own] : Object.values(named))]
  return {
    percent: Math.max(...counted.map(({ percent }) => percent)),
    regainMs: Math.max(...counted.map(({ regainMs }) => regainMs)),
  }
}

function later(now: Date, { regainMs }: Load, { isDevelopment }: Throttle): Date {
  return new Date(now.getTime() + (regainMs || (isDevelopment ? pauseInDevelopment : pauseWithFullAccess)))
}

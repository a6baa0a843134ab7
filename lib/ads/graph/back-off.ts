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
  const loads = { app: throttle.app, account: loadOfAccount(throttle, accountId) }
  const usedUp = Object.values(loads).filter(({ percent }) => percent >= stopFrom)
  if (usedUp.length === 0) return null
  const usual = throttle.isDevelopment ? pauseInDevelopment : pauseWithFullAccess
  const waitMs = Math.max(...usedUp.map(({ regainMs }) => regainMs || usual))
  const whom = usedUp.includes(loads.app) ? 'app' : 'account'
  return { whom, until: new Date(now.getTime() + waitMs) }
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

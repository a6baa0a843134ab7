import type { Tone } from '@/components/ui/tone'
import { formatDay, formatDaysShort } from '@/lib/format/format-day'
import type { AccountInRange } from '@/lib/metrics/ads-overview'
import { daysBetween } from '@/lib/period/day'
import { periodBounds } from '@/lib/period/day-bounds'
import { knownZone } from '@/lib/time/known-zone'

export interface AccountNote {
  key: string
  tone: Tone
  sentence: string
  /** Whether something is to be done about it where ad accounts are connected. */
  needsHelp: boolean
}

export interface AccountQuestion {
  accounts: AccountInRange[]
  from: string
  to: string
  /** The zone of the days of conversations. */
  timeZone: string
}

/** What hinders the cost from being whole and comparable, a sentence each: problems, then holes, then zones. */
export function tellAccounts(asked: AccountQuestion): AccountNote[] {
  const { accounts } = asked
  return [...accounts.flatMap(tellProblem), ...accounts.flatMap(tellHoles), ...tellZones(asked)]
}

/** How old the figure over all accounts is: as old as its oldest part; null where a part is still to come. */
export function oldestFigures(accounts: AccountInRange[]): string | null {
  const ages = accounts.map(({ todayAt }) => todayAt)
  return ages.includes(null) ? null : (ages.sort()[0] ?? null)
}

/** Days of accounts that are not whole. */
export function countMissingDays(accounts: AccountInRange[]): number {
  return accounts.reduce((sum, { missingDays }) => sum + missingDays.length, 0)
}

/** The accounts of which days are not the workspace's in this period, whatever the zones are called. */
export function accountsOfOtherDays({ accounts, from, to, timeZone }: AccountQuestion): AccountInRange[] {
  const boundsIn = (zone: string) => {
    const { start, end } = periodBounds(from, to, knownZone(zone))
    return `${start} ${end}`
  }
  const own = boundsIn(timeZone)
  return accounts.filter((account) => boundsIn(account.timeZone) !== own)
}

function tellProblem({ accountId, name, state, problem }: AccountInRange): AccountNote[] {
  if (state !== 'failing' && state !== 'stopped') return []
  const what = state === 'stopped' ? 'is not read any more' : 'cannot be read'
  return [
    {
      key: `problem ${accountId}`,
      tone: 'bad',
      sentence: `${name} ${what}${problem ? `: ${problem}` : '.'}`,
      needsHelp: true,
    },
  ]
}

function tellHoles({ accountId, name, state, missingDays }: AccountInRange): AccountNote[] {
  if (missingDays.length === 0) return []
  const count = missingDays.length === 1 ? '1 day' : `${missingDays.length} days`
  const are = missingDays.length === 1 ? 'is' : 'are'
  const isComing = state === 'filling' || state === 'paused'
  const whatNow = isComing ? ' They are being fetched.' : ''
  const sentence = `${count} of ${name} ${are} missing: ${nameDays(missingDays)}.${whatNow}`
  return [{ key: `holes ${accountId}`, tone: 'warning', sentence, needsHelp: false }]
}

function tellZones(asked: AccountQuestion): AccountNote[] {
  const others = accountsOfOtherDays(asked)
  const byZone = Map.groupBy(others, ({ timeZone }) => timeZone)
  return [...byZone].map(([zone, accounts]) => ({
    key: `zone ${zone}`,
    tone: 'neutral',
    sentence: `Cost of ${listNames(accounts.map(({ name }) => name))} is by days of ${zone}, conversations by days of ${asked.timeZone}.`,
    needsHelp: false,
  }))
}

const mostNamed = 3

/** "3 Nov", "3 – 5 Nov and 9 Nov", "1 Nov, 3 Nov, 5 Nov and 4 more". */
function nameDays(days: string[]): string {
  const runs: [string, string][] = []
  for (const day of days) {
    const last = runs.at(-1)
    if (last && daysBetween(last[1], day) === 1) last[1] = day
    else runs.push([day, day])
  }
  const named = runs.slice(0, mostNamed)
  const left = runs.slice(mostNamed).reduce((sum, [from, to]) => sum + daysBetween(from, to) + 1, 0)
  const names = named.map(([from, to]) => (from === to ? formatDay(from) : formatDaysShort(from, to)))
  return listNames(left > 0 ? [...names, `${left} more`] : names)
}

function listNames(names: string[]): string {
  const last = names.at(-1) ?? ''
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last
}

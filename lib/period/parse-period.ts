import { addDays, isDay } from './day'
import { findPeriodProblem } from './find-period-problem'
import { defaultPreset, isPresetKey, type PresetKey, presetDays } from './presets'

export type SearchParams = Record<string, string | string[] | undefined>

export interface Period {
  /** ISO days of the workspace's zone, both included. */
  from: string
  to: string
  /** Null for days that were chosen one by one. */
  preset: PresetKey | null
  /** Whether the period before is shown beside it; it is unless the address says `compare=off`. */
  compare: boolean
  /** Why the address was not followed and the default period is shown, as a sentence. */
  problem?: string
}

/**
 * The period that a page's address asks for: `from` and `to`, or a preset as `period`, or else the last 30
 * days. Days win over a preset. What cannot be followed is said in `problem`, never thrown.
 */
export function parsePeriod(params: SearchParams, today: string): Period {
  const compare = params.compare !== 'off'
  const chosen = choose(params, today)
  if (typeof chosen !== 'string') return { ...chosen, compare }
  const days = presetDays(defaultPreset, today)
  return { ...days, preset: defaultPreset, compare, problem: `${chosen} The last 30 days are shown instead.` }
}

function choose(params: SearchParams, today: string): Omit<Period, 'compare'> | string {
  const { from, to, period } = params
  if (Array.isArray(from) || Array.isArray(to) || Array.isArray(period)) {
    return 'The period is given more than once.'
  }
  if (from || to) return chooseDays(from, to, today)
  if (!period) return { ...presetDays(defaultPreset, today), preset: defaultPreset }
  if (!isPresetKey(period)) return 'There is no such period.'
  return { ...presetDays(period, today), preset: period }
}

function chooseDays(from: string | undefined, to: string | undefined, today: string) {
  const days = fillPeriod({ from, to }, today)
  return findPeriodProblem(days)?.sentence ?? { ...days, preset: null }
}

/** Completes a range: it ends today and has 30 days unless it says otherwise. */
export function fillPeriod(given: { from?: string; to?: string }, today: string) {
  const to = given.to || today
  return { from: given.from || (isDay(to) ? addDays(to, -29) : today), to }
}

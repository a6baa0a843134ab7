import { type inferParserType, parseAsString } from 'nuqs/server'
import { type Period, parsePeriod, type SearchParams } from '@/lib/period/parse-period'
import { defaultPreset } from '@/lib/period/presets'

/** The part of an address that says which days; `day` is short for a period of one. */
export const periodParsers = {
  period: parseAsString,
  from: parseAsString,
  to: parseAsString,
  day: parseAsString,
  compare: parseAsString,
}

export type PeriodQuery = inferParserType<typeof periodParsers>

export function readPeriod(params: SearchParams, today: string): Period {
  const { day } = params
  return parsePeriod(day ? { ...params, from: day, to: day } : params, today)
}

/** The shortest query that leads to this period again. */
export function toPeriodQuery({ preset, from, to, compare }: Period): PeriodQuery {
  const chosen = preset ? { from: null, to: null } : { from, to }
  return {
    ...chosen,
    period: preset === defaultPreset ? null : preset,
    day: null,
    compare: compare ? null : 'off',
  }
}

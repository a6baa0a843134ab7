import type { Scope } from '@/lib/access/scope'
import { InvalidInputError } from '@/lib/errors'
import { findPeriodProblem } from '@/lib/period/find-period-problem'
import { fillPeriod } from '@/lib/period/parse-period'
import { todayInZone } from '@/lib/period/today-in-zone'

interface Asked {
  scope: Scope
  query: { from?: string; to?: string }
  now: number
}

/** The days asked for, the last 30 unless given; throws InvalidInputError naming the field. */
export function requirePeriod({ scope, query, now }: Asked): { from: string; to: string } {
  const period = fillPeriod(query, todayInZone(now, scope.timeZone))
  const problem = findPeriodProblem(period)
  if (problem)
    throw new InvalidInputError('The period cannot be used.', { [problem.field]: problem.sentence })
  return period
}

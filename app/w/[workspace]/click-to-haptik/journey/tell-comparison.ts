import { formatCount } from '@/lib/format/format-number'
import { formatRoughShare } from '@/lib/format/format-share'
import type { JourneyComparison, StepComparison } from '@/lib/metrics/compare-journeys'

export interface ComparedFunnels {
  comparison: JourneyComparison
  /** Who may still go on, in both. */
  open: number
  locale: string
}

/** Where two really differ, as sentences: the first says the outcome, the others what stands against it. */
export function tellComparison({ comparison, open, locale }: ComparedFunnels): string[] {
  const untested = comparison.steps.filter(hasTooFew).map(({ step }) => step)
  const isTested = untested.length === 0 || comparison.steps.some(({ z }) => z !== null)
  return [
    isTested
      ? tellOutcome(comparison)
      : 'Too few people to tell the two apart: no step has the numbers that a two-proportion test needs.',
    ...(isTested && untested.length > 0 ? [tellUntested(untested)] : []),
    ...(open > 0 ? [tellOpen(formatCount(open, locale), open === 1)] : []),
  ]
}

/** Where all or none went on in both, there is nothing to test. */
function hasTooFew({ z, shareA, shareB }: StepComparison): boolean {
  return z === null && (shareA === null || shareA !== shareB)
}

function tellOutcome({ steps, firstDifferent }: JourneyComparison): string {
  const test = `two-proportion test at the 5% level over ${steps.length} steps`
  const found = steps.find(({ step }) => step === firstDifferent)
  if (!found) return `No step differs by more than chance may bring about, ${test}.`
  const [a, b] = [formatRoughShare(found.shareA), formatRoughShare(found.shareB)]
  return `First real difference at step ${found.step}: ${a} against ${b} of those who came to the step before, ${test}.`
}

function tellUntested(steps: number[]): string {
  if (steps.length === 1) return `Step ${steps[0]} has too few people to be tested.`
  return `Steps ${steps.slice(0, -1).join(', ')} and ${steps.at(-1)} have too few people to be tested.`
}

function tellOpen(count: string, isOne: boolean): string {
  return `${count} ${isOne ? 'person is' : 'people are'} still open, so this may change.`
}

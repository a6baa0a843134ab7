import type { UserJourney } from '@/lib/metrics/get-user-journey'
import { toRatio } from '@/lib/metrics/ratio'
import { costOfStep, type StepCosts } from './cost-of-step'

export interface FunnelStep {
  /** 0 is the start, where nobody has reached a step yet. */
  step: number
  name: string
  reached: number
  /** Dropped at the step before, so missing here. */
  lost: number
  /** Still open at the step before, so perhaps still to come. */
  expected: number
  /** Who came no further than this step, and will not. */
  dropped: number
  /** Who came no further than this step so far. */
  open: number
  shareOfStart: number | null
  /** Null at the start and where nobody was before. */
  shareOfBefore: number | null
  /** The median time from the step before. */
  seconds: number | null
  costs: StepCosts
  isLast: boolean
}

/** The funnel from everybody who started, at step 0, to the last step. */
export function listFunnelSteps({ persons, start, steps, cost }: UserJourney): FunnelStep[] {
  const all = [{ name: 'Started', reached: persons, ...start, medianSecondsToNext: null }, ...steps]
  return all.map(({ name, reached, dropped, open }, step) => {
    const before = all[step - 1]
    return {
      step,
      name,
      reached,
      lost: before?.dropped ?? 0,
      expected: before?.open ?? 0,
      dropped,
      open,
      shareOfStart: toRatio(reached, persons),
      shareOfBefore: before ? toRatio(reached, before.reached) : null,
      seconds: before?.medianSecondsToNext ?? null,
      costs: costOfStep({ cost }, step),
      isLast: step === all.length - 1,
    }
  })
}

/** Where everybody who started also reached the first step, the start says nothing more and is left out. */
export function needsStart(journeys: UserJourney[]): boolean {
  return journeys.some(({ start }) => start.dropped + start.open > 0)
}

import type { UserJourney } from './get-user-journey'
import { toRatio } from './ratio'

export interface JourneyComparison {
  /** Of each step's test: 0.05 over all steps together, shared out among them (Bonferroni). */
  level: number
  steps: StepComparison[]
  /** The first step, from 1, at which the two really differ. */
  firstDifferent: number | null
}

export interface StepComparison {
  /** From 1. */
  step: number
  /** Who reached the step, of those who reached the one before; null where nobody did. */
  shareA: number | null
  shareB: number | null
  /** Above 0 where b's share is larger; null where there are too few persons to tell. */
  z: number | null
  differs: boolean
}

const levelOfAll = 0.05
const fewestExpected = 5

/**
 * Two funnels of one journey, step by step: a two-proportion z-test with the pooled share on who went on from
 * the step before.
 */
export function compareJourneys(a: UserJourney, b: UserJourney): JourneyComparison {
  const ways = toTransitions(a).map((ofA, index) => ({ ofA, ofB: toTransitions(b)[index] ?? nobody }))
  const level = levelOfAll / Math.max(1, ways.length)
  const steps = ways.map(({ ofA, ofB }, index) => {
    const z = zScore(ofA, ofB)
    return {
      step: index + 1,
      shareA: toRatio(ofA.reached, ofA.base),
      shareB: toRatio(ofB.reached, ofB.base),
      z,
      differs: z !== null && twoSidedProbability(z) < level,
    }
  })
  return { level, steps, firstDifferent: steps.find(({ differs }) => differs)?.step ?? null }
}

interface Transition {
  base: number
  reached: number
}

const nobody: Transition = { base: 0, reached: 0 }

function toTransitions({ persons, steps }: UserJourney): Transition[] {
  return steps.map(({ reached }, index) => ({ base: steps[index - 1]?.reached ?? persons, reached }))
}

/** The normal distribution only fits where at least five are expected on either side of either group. */
function zScore(a: Transition, b: Transition): number | null {
  if (a.base === 0 || b.base === 0) return null
  const pooled = (a.reached + b.reached) / (a.base + b.base)
  const leastExpected = Math.min(a.base, b.base) * Math.min(pooled, 1 - pooled)
  if (leastExpected < fewestExpected) return null
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / a.base + 1 / b.base))
  return (b.reached / b.base - a.reached / a.base) / deviation
}

/** How likely chance alone goes this far either way; Abramowitz and Stegun 7.1.26, right to seven places. */
function twoSidedProbability(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const series = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592]
  return series.reduce((sum, factor) => sum * t + factor, 0) * t * Math.exp(-x * x)
}

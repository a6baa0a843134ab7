import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { JourneyStep } from '@/lib/journeys/journey-schema'
import { numberSteps } from '@/lib/journeys/number-steps'
import { readFunnelCounts } from './funnel-counts'

export interface JourneyPreviewInput {
  /** Also fewer than a journey must have: it is asked while steps are being added. */
  steps: JourneyStep[]
  windowHours: number
  /** Every conversation from ads unless given. */
  adIds?: string[]
  /** ISO days of the workspace's zone, both included. */
  from: string
  to: string
  /** Milliseconds. */
  now: number
}

export interface JourneyPreview {
  persons: number
  steps: { reached: number }[]
  completed: number
  dropped: number
  open: number
}

/**
 * How far persons would have come on a journey before it is saved. Throws InvalidInputError with a sentence
 * beside each node that is not known.
 */
export function previewJourney(scope: Scope, input: JourneyPreviewInput): Promise<JourneyPreview> {
  const { windowHours, adIds = null, from, to, now } = input
  return inWorkspace(scope, async ({ sql }) => {
    const { numbers } = await numberSteps(sql, scope, input.steps)
    const question = { steps: numbers, windowHours, adIds, from, to, now }
    const { persons, steps, completed, dropped, open } = await readFunnelCounts(sql, scope, question)
    return { persons, steps: steps.map(({ reached }) => ({ reached })), completed, dropped, open }
  })
}

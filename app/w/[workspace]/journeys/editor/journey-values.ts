import type { ZodType } from 'zod'
import type { Journey } from '@/lib/journeys/journey'
import { type JourneyInput, journeyInputSchema, usualWindowHours } from '@/lib/journeys/journey-schema'
import type { NodeRef } from '@/lib/nodes/node-ref'

/** A step while it is written: a node not chosen yet has an empty id. */
export interface StepValues {
  name?: string
  nodes: NodeRef[]
}

/** A journey while it is written. */
export interface JourneyValues {
  name: string
  steps: StepValues[]
  windowHours?: number
  basedOnRevision?: number
}

/** The schema of the journey; where the API may write a node as its id alone, the form never does. */
export const journeyValuesSchema = journeyInputSchema as ZodType<JourneyInput, JourneyValues>

export function emptyStep(): StepValues {
  return { name: '', nodes: [{ nodeId: '' }] }
}

export function emptyJourney(): JourneyValues {
  return { name: '', windowHours: usualWindowHours, steps: [emptyStep(), emptyStep()] }
}

export function toValues({ name, windowHours, steps, revision }: Journey): JourneyValues {
  return {
    name,
    windowHours,
    basedOnRevision: revision,
    steps: steps.map(({ ownName, nodes }) => ({
      name: ownName ?? '',
      nodes: nodes.map(({ connectionId, nodeId }) => ({ connectionId, nodeId })),
    })),
  }
}

export function isChosen({ nodeId }: NodeRef): boolean {
  return nodeId !== ''
}

/** Nothing chosen and nothing named: may be replaced without a loss. */
export function isBlank({ name, nodes }: StepValues): boolean {
  return !name?.trim() && !nodes.some(isChosen)
}

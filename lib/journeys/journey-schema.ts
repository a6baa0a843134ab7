import { z } from 'zod'
import { type NodeRef, nodeRefSchema, refuseRepeated } from '@/lib/nodes/node-ref'
import { isStorable } from '@/lib/text/is-storable'

/** What a journey is (design: domain, "Journey"), for the form, the server action, the API and the stored row. */

export const fewestSteps = 2
export const mostSteps = 20
export const mostNodesOfStep = 20
export const usualWindowHours = 24
export const longestWindowHours = 720

const text = z
  .string()
  .trim()
  .max(80, 'A name has at most 80 characters.')
  .refine(isStorable, 'This holds characters that cannot be stored.')

/** The API may write a node as its id alone. */
const stepNode = (
  z.preprocess(
    (given) => (typeof given === 'string' ? { nodeId: given } : given),
    nodeRefSchema,
  ) as z.ZodType<NodeRef, NodeRef | string>
).meta({ description: 'A node; its id alone, as text, will do where one connection knows it.' })

export const journeyStepSchema = z.object({
  /** Shown instead of the nodes' names. */
  name: text.optional(),
  nodes: z
    .array(stepNode)
    .min(1, 'A step needs at least one node.')
    .max(mostNodesOfStep, `A step has at most ${mostNodesOfStep} nodes.`)
    .superRefine(refuseRepeated('This node is already in the step.')),
})
export type JourneyStep = z.infer<typeof journeyStepSchema>

export const journeyInputSchema = z.object({
  name: text.min(1, 'Give the journey a name.'),
  steps: z
    .array(journeyStepSchema)
    .min(fewestSteps, `A journey has at least ${fewestSteps} steps.`)
    .max(mostSteps, `A journey has at most ${mostSteps} steps.`),
  /** How long after the first step a person may still go on, before they count as dropped. */
  windowHours: z
    .int('Write the window in whole hours.')
    .min(1, 'The window is at least 1 hour.')
    .max(longestWindowHours, `The window is at most ${longestWindowHours} hours, which is 30 days.`)
    .default(usualWindowHours),
  /** The revision that the sender has seen; saving over a newer one is refused. */
  basedOnRevision: z.int().min(1).optional(),
})
export type JourneyInput = z.infer<typeof journeyInputSchema>

import { z } from 'zod'
import { nodeRefSchema, refuseRepeated } from '@/lib/nodes/node-ref'
import { isStorable } from '@/lib/text/is-storable'

/**
 * What a goal is (design: domain, "Goal"), for the form, the server action, the API and the stored row alike:
 * 1 to 5 conditions of 1 to 5 sub-conditions, one operator a level.
 */

export const operators = ['AND', 'OR'] as const
export type Operator = (typeof operators)[number]

export const mostConditions = 5
export const mostSubConditions = 5

const operator = z.enum(operators, 'Choose AND or OR.')

const condition = z.object({
  operator,
  subConditions: z
    .array(nodeRefSchema)
    .min(1, 'A condition needs at least one node.')
    .max(mostSubConditions, `A condition has at most ${mostSubConditions} sub-conditions.`)
    .superRefine(refuseRepeated('This node is already in the condition.')),
})

export const goalExpressionSchema = z.object({
  operator,
  conditions: z
    .array(condition)
    .min(1, 'A goal needs at least one condition.')
    .max(mostConditions, `A goal has at most ${mostConditions} conditions.`),
})
export type GoalExpression = z.infer<typeof goalExpressionSchema>

/** An amount of money as text: at most six places, not below zero. */
const amount = z
  .string()
  .trim()
  .regex(/^\d{1,12}(\.\d{1,6})?$/, 'Write the value as a number, such as 499 or 12.50.')

export const goalInputSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Give the goal a name.')
    .max(80, 'A name has at most 80 characters.')
    .refine(isStorable, 'This holds characters that cannot be stored.')
    .optional(),
  ...goalExpressionSchema.shape,
  /** What reaching it is worth, in the workspace's currency. */
  value: amount.nullish(),
  /** The newest version that the sender has seen, 0 for none; saving over a newer one is refused. */
  basedOnVersion: z.int().min(0).optional(),
})
export type GoalInput = z.infer<typeof goalInputSchema>

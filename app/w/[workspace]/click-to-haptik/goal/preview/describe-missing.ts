import { type GoalExpression, goalExpressionSchema } from '@/lib/goals/goal-schema'

/** What a goal still needs before its effect can be shown, as a sentence; null when it is complete. */
export function describeMissing(typed: GoalExpression): string | null {
  const parsed = goalExpressionSchema.safeParse(typed)
  if (parsed.success) return null
  const empty = typed.conditions.flatMap(({ subConditions }, index) =>
    subConditions.some(({ nodeId }) => nodeId.trim() === '') ? [index + 1] : [],
  )
  if (empty.length > 0) return `Choose a node in ${nameConditions(empty)} to see what the goal would count.`
  return parsed.error.issues[0]?.message ?? 'The goal is not complete.'
}

function nameConditions(numbers: number[]): string {
  const last = numbers.at(-1)
  return numbers.length === 1
    ? `condition ${last}`
    : `conditions ${numbers.slice(0, -1).join(', ')} and ${last}`
}

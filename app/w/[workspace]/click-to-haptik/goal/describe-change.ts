import { formatMoney } from '@/lib/format/format-money'
import type { GoalExpression } from '@/lib/goals/goal-schema'
import type { GoalVersion } from '@/lib/goals/goal-version'
import { isSameNode } from '../../nodes/node-choice'
import { describeCondition, describeExpression } from './describe-expression'
import type { NameNode } from './name-node'

export type ComparedGoal = Pick<GoalVersion, 'name' | 'expression' | 'value'>
type Condition = GoalExpression['conditions'][number]

/** In words, what one goal has that the other had not; a sentence each, and never none. */
export function describeChange(
  before: ComparedGoal | null,
  after: ComparedGoal,
  { nameNode, locale }: { nameNode: NameNode; locale: string },
): string[] {
  if (!before) return [`The first goal: ${describeExpression(after.expression, nameNode)}.`]
  const changes = [
    ...describeRenaming(before, after),
    ...describeExpressionChange(before.expression, after.expression, nameNode),
    ...describeValueChange(before.value, after.value, locale),
  ]
  if (changes.length > 0) return changes
  const isSame = JSON.stringify(before.expression) === JSON.stringify(after.expression)
  return [isSame ? 'Nothing changed.' : 'Nothing changed in what it counts.']
}

function describeRenaming(before: ComparedGoal, after: ComparedGoal): string[] {
  return before.name === after.name ? [] : [`Renamed from “${before.name}” to “${after.name}”.`]
}

function describeValueChange(
  before: ComparedGoal['value'],
  after: ComparedGoal['value'],
  locale: string,
): string[] {
  const write = (value: NonNullable<ComparedGoal['value']>) =>
    formatMoney(value.amount, value.currency, locale)
  if (!before) return after ? [`Reaching it is worth ${write(after)} now.`] : []
  if (!after) return [`It has no value any more; it was ${write(before)}.`]
  return write(before) === write(after)
    ? []
    : [`Reaching it is worth ${write(after)} now, not ${write(before)}.`]
}

function describeExpressionChange(
  before: GoalExpression,
  after: GoalExpression,
  nameNode: NameNode,
): string[] {
  const pairs = pairConditions(before.conditions, after.conditions)
  const isKept = (condition: Condition) => pairs.some((pair) => pair.before === condition)
  const removed = before.conditions.filter((condition) => !isKept(condition))
  return [
    ...describeOuterOperator(before, after),
    ...pairs.flatMap((pair, index) =>
      pair.before
        ? describeConditionChange(pair.before, pair.after, index + 1, nameNode)
        : [`Condition ${index + 1} is new: ${describeCondition(pair.after, nameNode)}.`],
    ),
    ...removed.map((condition) => `The condition ${describeCondition(condition, nameNode)} is gone.`),
  ]
}

/** An operator between one thing and nothing else says nothing, so that it changes nothing either. */
function describeOuterOperator(before: GoalExpression, after: GoalExpression): string[] {
  if (before.operator === after.operator) return []
  if (before.conditions.length === 1 || after.conditions.length === 1) return []
  return [
    after.operator === 'AND'
      ? 'All conditions must be met now; any one was enough.'
      : 'Any one condition is enough now; all had to be met.',
  ]
}

function describeConditionChange(
  before: Condition,
  after: Condition,
  number: number,
  nameNode: NameNode,
): string[] {
  const added = after.subConditions.filter((ref) => !holds(before, ref)).map(nameNode)
  const removed = before.subConditions.filter((ref) => !holds(after, ref)).map(nameNode)
  const isOperatorChanged =
    before.operator !== after.operator && before.subConditions.length > 1 && after.subConditions.length > 1
  return [
    ...(added.length > 0 ? [`Condition ${number} also has ${list(added)}.`] : []),
    ...(removed.length > 0 ? [`Condition ${number} no longer has ${list(removed)}.`] : []),
    ...(isOperatorChanged
      ? [
          after.operator === 'AND'
            ? `Condition ${number} needs all of its nodes now; any one was enough.`
            : `Condition ${number} needs any one of its nodes now; all were needed.`,
        ]
      : []),
  ]
}

/** Each condition of the later goal beside the one it most likely was: the one that shares most nodes with it. */
function pairConditions(before: Condition[], after: Condition[]) {
  const left = new Set(before)
  const chosen = new Map<Condition, Condition>()
  const candidates = after
    .flatMap((later) => before.map((earlier) => ({ earlier, later, shared: countShared(earlier, later) })))
    .filter(({ shared }) => shared > 0)
    .sort((one, other) => other.shared - one.shared)
  for (const { earlier, later } of candidates) {
    if (chosen.has(later) || !left.has(earlier)) continue
    chosen.set(later, earlier)
    left.delete(earlier)
  }
  return after.map((later) => ({ before: chosen.get(later) ?? null, after: later }))
}

/** How much of both is in both, so that a small condition is not swallowed by a large one. */
function countShared(one: Condition, other: Condition): number {
  const shared = one.subConditions.filter((ref) => holds(other, ref)).length
  return shared / (one.subConditions.length + other.subConditions.length - shared)
}

function holds({ subConditions }: Condition, ref: Condition['subConditions'][number]): boolean {
  return subConditions.some((one) => isSameNode(one, ref))
}

function list(names: string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

import { describe, expect, test } from 'vitest'
import { type ComparedGoal, describeChange } from '@/app/w/[workspace]/click-to-haptik/goal/describe-change'
import { describeExpression } from '@/app/w/[workspace]/click-to-haptik/goal/describe-expression'
import type { GoalExpression, Operator } from '@/lib/goals/goal-schema'

const words = { nameNode: ({ nodeId }: { nodeId: string }) => nodeId, locale: 'en-IN' }

const all = (...nodes: string[]) => condition('AND', nodes)
const any = (...nodes: string[]) => condition('OR', nodes)

function condition(operator: Operator, nodes: string[]): GoalExpression['conditions'][number] {
  return { operator, subConditions: nodes.map((nodeId) => ({ connectionId: 'c', nodeId })) }
}

function goal(
  operator: Operator,
  conditions: GoalExpression['conditions'],
  more: Partial<ComparedGoal> = {},
): ComparedGoal {
  return { name: 'Goal', value: null, expression: { operator, conditions }, ...more }
}

const order = goal('AND', [any('Order link', 'Pay in chat'), all('Phone confirmed')])

test('a goal in one line', () => {
  const line = (one: ComparedGoal) => describeExpression(one.expression, words.nameNode)
  expect(line(order)).toBe('(Order link or Pay in chat) and Phone confirmed')
  expect(line(goal('OR', [all('A', 'B')]))).toBe('A and B')
})

test('the first goal is told whole', () => {
  expect(describeChange(null, order, words)).toEqual([
    'The first goal: (Order link or Pay in chat) and Phone confirmed.',
  ])
})

describe('what changed', () => {
  test.each<[string, ComparedGoal, string[]]>([
    ['nothing', order, ['Nothing changed.']],
    [
      'the order',
      goal('AND', [all('Phone confirmed'), any('Pay in chat', 'Order link')]),
      ['Nothing changed in what it counts.'],
    ],
    ['the name', { ...order, name: 'Sale' }, ['Renamed from “Goal” to “Sale”.']],
    [
      'the value',
      { ...order, value: { amount: '150000', currency: 'INR' } },
      ['Reaching it is worth ₹1,50,000.00 now.'],
    ],
    [
      'the outer operator',
      goal('OR', order.expression.conditions),
      ['Any one condition is enough now; all had to be met.'],
    ],
    [
      'an inner operator',
      goal('AND', [all('Order link', 'Pay in chat'), all('Phone confirmed')]),
      ['Condition 1 needs all of its nodes now; any one was enough.'],
    ],
    [
      'an operator with nothing to join',
      goal('AND', [any('Order link', 'Pay in chat'), any('Phone confirmed')]),
      ['Nothing changed in what it counts.'],
    ],
    [
      'nodes of a condition',
      goal('AND', [any('Order link', 'Store visit', 'Call back'), all('Phone confirmed')]),
      ['Condition 1 also has Store visit and Call back.', 'Condition 1 no longer has Pay in chat.'],
    ],
    [
      'a condition more',
      goal('AND', [...order.expression.conditions, all('Address given')]),
      ['Condition 3 is new: Address given.'],
    ],
    [
      'a condition less',
      goal('AND', [all('Phone confirmed')]),
      ['The condition Order link or Pay in chat is gone.'],
    ],
  ])('%s', (_, after, changes) => {
    expect(describeChange(order, after, words)).toEqual(changes)
  })

  test('a value that changes or goes', () => {
    const worth = (amount: string, currency = 'INR') => ({ ...order, value: { amount, currency } })
    expect(describeChange(worth('10'), worth('12.5'), words)).toEqual([
      'Reaching it is worth ₹12.50 now, not ₹10.00.',
    ])
    expect(describeChange(worth('10'), order, words)).toEqual(['It has no value any more; it was ₹10.00.'])
    expect(describeChange(worth('10'), worth('10.00'), words)).toEqual(['Nothing changed.'])
  })

  test('of nodes that only share their id nothing is kept', () => {
    const elsewhere = goal('AND', [
      { operator: 'AND', subConditions: [{ connectionId: 'other', nodeId: 'Phone confirmed' }] },
    ])
    const here = goal('AND', [all('Phone confirmed')])
    expect(describeChange(here, elsewhere, words)).toEqual([
      'Condition 1 is new: Phone confirmed.',
      'The condition Phone confirmed is gone.',
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { describeDifference } from '@/app/w/[workspace]/click-to-haptik/goal/preview/describe-difference'
import { describeMissing } from '@/app/w/[workspace]/click-to-haptik/goal/preview/describe-missing'
import {
  explainMissing,
  explainReached,
} from '@/app/w/[workspace]/click-to-haptik/goal/preview/explain-example'
import { lastOnly } from '@/app/w/[workspace]/click-to-haptik/goal/preview/last-only'
import {
  describeProgress,
  toGoalProgress,
} from '@/app/w/[workspace]/click-to-haptik/goal/progress/goal-progress'
import type { GoalExpression, Operator } from '@/lib/goals/goal-schema'
import type { GoalVersion } from '@/lib/goals/goal-version'

const nameNode = ({ nodeId }: { nodeId: string }) => nodeId

function expression(operator: Operator, ...conditions: [Operator, ...string[]][]): GoalExpression {
  return {
    operator,
    conditions: conditions.map(([inner, ...nodes]) => ({
      operator: inner,
      subConditions: nodes.map((nodeId) => ({ nodeId })),
    })),
  }
}

describe('what is missing', () => {
  test.each<[GoalExpression, string | null]>([
    [expression('AND', ['OR', 'A']), null],
    [expression('AND', ['OR', '']), 'Choose a node in condition 1 to see what the goal would count.'],
    [
      expression('AND', ['OR', 'A', ''], ['OR', 'B'], ['OR', '']),
      'Choose a node in conditions 1 and 3 to see what the goal would count.',
    ],
    [expression('AND', ['OR', 'A', 'A']), 'This node is already in the condition.'],
    [expression('AND'), 'A goal needs at least one condition.'],
  ])('%j', (typed, sentence) => {
    expect(describeMissing(typed)).toBe(sentence)
  })
})

test.each([
  [2148, 1934, '214 more than version 3 (1,934)'],
  [1933, 1934, '1 fewer than version 3 (1,934)'],
  [1934, 1934, 'as many as version 3 (1,934)'],
  [0, 0, 'as many as version 3 (0)'],
  [5, null, 'No goal is live yet, so there is nothing to compare with.'],
])('%d against %s', (reached, wasReached, sentence) => {
  expect(describeDifference({ reached, wasReached }, 3, 'en-IN').sentence).toBe(sentence)
})

describe('an example explained', () => {
  const goal = expression('AND', ['OR', 'Order link', 'Pay in chat'], ['AND', 'Phone', 'Address'])
  const at = (minute: number) => `2026-11-22T10:0${minute}:00.000Z`

  test('an OR by what came first, an AND by all', () => {
    const conditions = [
      { at: at(1), nodes: [at(2), at(1)] },
      { at: at(4), nodes: [at(4), at(3)] },
    ]
    expect(explainReached(goal, { conditions }, nameNode)).toBe('Pay in chat and Phone and Address')
    expect(explainReached({ ...goal, operator: 'OR' }, { conditions }, nameNode)).toBe('Pay in chat')
  })

  test('what is missing, and what would do as well', () => {
    expect(explainMissing(goal, { missing: { nodeId: 'Address' } }, nameNode)).toBe('Address')
    expect(explainMissing(goal, { missing: { nodeId: 'Order link' } }, nameNode)).toBe(
      'Order link, or another of condition 1',
    )
  })
})

describe('progress', () => {
  const version = (version: number, progress: GoalVersion['progress']) =>
    ({ version, progress }) as GoalVersion
  const told = (live: GoalVersion | null, building: GoalVersion) => {
    const progress = toGoalProgress({ live, building, latest: building.version })
    return progress && describeProgress(progress)
  }

  test('in words', () => {
    expect(told(version(3, null), version(4, { evaluated: 2, total: 5 }))).toBe(
      'Version 4 of the goal is being counted: 40% · figures are still those of version 3',
    )
    expect(told(null, version(1, null))).toBe(
      'Version 1 of the goal waits to be counted · Goals Achieved shows once it is complete',
    )
    expect(told(null, version(1, { evaluated: 0, total: 0 }))).toContain('100%')
    expect(toGoalProgress({ live: version(3, null), building: null, latest: 3 })).toBeNull()
  })
})

test('of what is asked for while one runs only the last is run', async () => {
  const run: number[] = []
  let finish = () => {}
  const ask = lastOnly(async (input: number) => {
    run.push(input)
    await new Promise<void>((resolve) => {
      finish = resolve
    })
  })
  for (const input of [1, 2, 3]) ask(input)
  expect(run).toEqual([1])
  finish()
  await new Promise((resolve) => setTimeout(resolve))
  expect(run).toEqual([1, 3])
  finish()
  await new Promise((resolve) => setTimeout(resolve))
  ask(4)
  expect(run).toEqual([1, 3, 4])
})

import { describe, expect, test } from 'vitest'
import type { Operator } from '@/lib/goals/goal-schema'
import { findMoments } from '@/lib/goals/numbered-goal'
import type { GoalOfConversation } from '@/lib/metrics/explain-goal'
import { goalSentence } from '@/lib/metrics/goal-sentence'

const startedAt = '2026-11-20T09:15:02.120Z'
const names = ['Order link', 'Pay in chat', 'Phone confirmed', null]

type Condition = [Operator, number[]]

/** A goal over nodes 0 to 3, and what a conversation made of it that visited them at these seconds. */
function explained(
  operator: Operator,
  conditions: Condition[],
  visits: [number, number][],
): GoalOfConversation {
  const numbered = { operator, conditions: conditions.map(([inner, nodes]) => ({ operator: inner, nodes })) }
  const path = visits.map(([node]) => node)
  const moments = findMoments(
    numbered,
    path,
    visits.map(([, seconds]) => seconds),
  )
  const toInstant = (seconds: number | null) =>
    seconds === null ? null : new Date(Date.parse(startedAt) + seconds * 1000).toISOString()
  return {
    version: 1,
    name: 'Order',
    operator,
    reached: moments.at !== null,
    reachedAt: toInstant(moments.at),
    conditions: moments.conditions.map(({ at, nodes }, index) => ({
      operator: numbered.conditions[index]?.operator ?? 'AND',
      at: toInstant(at),
      nodes: nodes.map((second, leaf) => {
        const number = numbered.conditions[index]?.nodes[leaf] ?? 0
        return {
          connectionId: 'c',
          nodeId: `NODE_${number}`,
          name: names[number] ?? null,
          at: toInstant(second),
        }
      }),
    })),
  }
}

const orderOrPay: Condition = ['OR', [0, 1]]
const phone: Condition = ['AND', [2]]

describe('why a conversation reached the goal', () => {
  test.each<[string, Operator, Condition[], [number, number][], string]>([
    ['the only node', 'AND', [phone], [[2, 14]], 'Reached 14 s after the start, with “Phone confirmed”.'],
    [
      'every part of an AND, the earliest of an OR',
      'AND',
      [orderOrPay, phone],
      [
        [2, 125],
        [1, 30],
        [0, 20],
      ],
      'Reached 2 m 05 s after the start: “Order link” after 20 s and “Phone confirmed” after 2 m 05 s.',
    ],
    [
      'the earliest of two conditions',
      'OR',
      [orderOrPay, phone],
      [
        [2, 5],
        [0, 20],
      ],
      'Reached 5 s after the start, with “Phone confirmed”.',
    ],
    [
      'a node that stands twice, once',
      'AND',
      [
        ['AND', [2]],
        ['OR', [2, 3]],
      ],
      [[2, 5]],
      'Reached 5 s after the start, with “Phone confirmed”.',
    ],
    [
      'three nodes, one without a name',
      'AND',
      [['AND', [0, 2, 3]]],
      [
        [0, 0],
        [3, 60],
        [2, 61],
      ],
      'Reached 1 m 01 s after the start: “Order link” after 0 s, “NODE_3” after 1 m 00 s and “Phone confirmed” after 1 m 01 s.',
    ],
  ])('%s', (_, operator, conditions, visits, sentence) => {
    expect(goalSentence(explained(operator, conditions, visits), startedAt)).toBe(sentence)
  })
})

describe('what it lacks', () => {
  test.each<[string, Operator, Condition[], [number, number][], string]>([
    ['the one node', 'AND', [orderOrPay, phone], [[0, 1]], 'It lacks “Phone confirmed”.'],
    ['one of several', 'AND', [orderOrPay, phone], [[2, 1]], 'It lacks “Order link” or “Pay in chat”.'],
    [
      'all of it',
      'AND',
      [orderOrPay, phone],
      [],
      'It lacks “Order link” or “Pay in chat”, and “Phone confirmed”.',
    ],
    [
      'either of two ways',
      'OR',
      [['AND', [0, 1]], phone],
      [[0, 1]],
      'It lacks “Pay in chat”, or “Phone confirmed”.',
    ],
  ])('%s', (_, operator, conditions, visits, sentence) => {
    expect(goalSentence(explained(operator, conditions, visits), startedAt)).toBe(sentence)
  })
})

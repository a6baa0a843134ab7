import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inWorkspace } from '@/db/workspace'
import { goalCondition } from '@/lib/goals/goal-condition'
import { findMoments, hasReached } from '@/lib/goals/numbered-goal'
import { findMissing, nearMissCondition } from '@/lib/metrics/near-miss'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { goalTree, nodeNames, toNumbered } from './random-goals'
import {
  isReached,
  missingLeaves,
  momentOf,
  momentOfCondition,
  momentOfNode,
  type Visit,
} from './reference-model'

const database = useDatabase()

/** Paths with repeated nodes and several visits in one second, in the order of their instants. */
const path = fc
  .array(fc.record({ node: fc.constantFrom(...nodeNames, 'N7'), at: fc.integer({ min: 0, max: 9 }) }), {
    maxLength: 12,
  })
  .map((visits) => visits.sort((a, b) => a.at - b.at))

const numbersOf = (visits: Visit[]) => visits.map(({ node }) => Number(node.slice(1)))
const secondsOf = (visits: Visit[]) => visits.map(({ at }) => at)

describe('random trees on random paths', () => {
  test('are reached, and become true, as the definition says', () => {
    fc.assert(
      fc.property(goalTree, path, (tree, visits) => {
        const goal = toNumbered(tree)
        expect(hasReached(goal, numbersOf(visits))).toBe(isReached(tree, visits))
        expect(findMoments(goal, numbersOf(visits), secondsOf(visits))).toEqual({
          at: momentOf(tree, visits),
          conditions: tree.conditions.map(({ nodes }, index) => ({
            at: momentOfCondition(tree, index, visits),
            nodes: nodes.map((node) => momentOfNode(node, visits)),
          })),
        })
      }),
      { numRuns: 2_000 },
    )
  })

  test('are missed by one leaf as the definition says, and the first such leaf is named', () => {
    fc.assert(
      fc.property(goalTree, path, (tree, visits) => {
        const [first] = missingLeaves(tree, visits)
        const expected = first ? { condition: first[0], node: first[1] } : null
        expect(findMissing(toNumbered(tree), numbersOf(visits))).toEqual(expected)
      }),
      { numRuns: 2_000 },
    )
  })

  test('give the same answers in SQL', async () => {
    const { alice } = await castPlayers(database.owner)
    const trees = fc.sample(goalTree, { numRuns: 150, seed: 17 })
    const paths = fc.sample(path, { numRuns: 40, seed: 17 })
    const given = JSON.stringify(paths.map((visits) => `{${numbersOf(visits).join(',')}}`))
    await inWorkspace(alice.scope, async ({ sql }) => {
      for (const tree of trees) {
        const goal = toNumbered(tree)
        const rows = await sql<{ reached: boolean; near: boolean }[]>`
          select ${goalCondition(sql, goal, sql`path`)} as reached, ${nearMissCondition(sql, goal, sql`path`)} as near
          from (
            select text::int[] as path, place
            from json_array_elements_text(${given}::text::json) with ordinality as given (text, place)
          ) given
          order by place`
        expect([...rows]).toEqual(
          paths.map((visits) => ({
            reached: isReached(tree, visits),
            near: missingLeaves(tree, visits).length > 0,
          })),
        )
      }
    })
  })
})

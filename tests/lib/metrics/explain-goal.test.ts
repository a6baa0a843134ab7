import { expect, test } from 'vitest'
import { inWorkspace } from '@/db/workspace'
import { evaluateGoalVersion } from '@/lib/goals/evaluate-goal-version'
import { saveGoal } from '@/lib/goals/save-goal'
import { explainGoal } from '@/lib/metrics/explain-goal'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addNode } from './fixtures'

const database = useDatabase()
const startedAt = '2026-11-20 09:15:02.12+00'

test('says which leaf became true when, by the goal that is live', async () => {
  const { alice, bot } = await castPlayers(database.owner)
  const { scope } = alice
  const { connectionId } = bot
  await addNode(scope, { number: 1, connectionId, nodeId: 'ORDER', name: 'Order' })
  await addNode(scope, { number: 2, connectionId, nodeId: 'PAID' })
  const explain = (path: number[], pathSeconds: number[]) =>
    inWorkspace(scope, ({ sql }) => explainGoal(sql, scope, { startedAt, path, pathSeconds }))
  const subConditions = [{ nodeId: 'ORDER' }, { nodeId: 'PAID' }]
  await saveGoal(scope, { name: 'Bought', operator: 'AND', conditions: [{ operator: 'AND', subConditions }] })
  expect(await explain([1, 2], [0, 9])).toBeNull()

  await evaluateGoalVersion(scope, 1)
  const order = { connectionId, nodeId: 'ORDER', name: 'Order' }
  const paid = { connectionId, nodeId: 'PAID', name: null }
  expect(await explain([1, 2, 1], [0, 9, 20])).toEqual({
    version: 1,
    name: 'Bought',
    operator: 'AND',
    reached: true,
    reachedAt: '2026-11-20T09:15:11.120Z',
    conditions: [
      {
        operator: 'AND',
        at: '2026-11-20T09:15:11.120Z',
        nodes: [
          { ...order, at: '2026-11-20T09:15:02.120Z' },
          { ...paid, at: '2026-11-20T09:15:11.120Z' },
        ],
      },
    ],
  })
  expect(await explain([2], [9])).toMatchObject({
    reached: false,
    reachedAt: null,
    conditions: [{ at: null, nodes: [{ at: null }, { at: '2026-11-20T09:15:11.120Z' }] }],
  })
})

import { expect, test } from 'vitest'
import { listUnvisitedNodes } from '@/lib/metrics/list-unvisited-nodes'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addConversation, addNode } from './fixtures'

const database = useDatabase()

test('names those of the nodes asked about that no path holds', async () => {
  const { alice, bot } = await castPlayers(database.owner)
  const { connectionId } = bot
  const nodeIds = ['WELCOME', 'ORDER', 'BYE']
  for (const [index, nodeId] of nodeIds.entries())
    await addNode(alice.scope, { number: index + 1, connectionId, nodeId })
  const asked = nodeIds.map((nodeId) => ({ connectionId, nodeId }))
  expect(await listUnvisitedNodes(alice.scope, asked)).toHaveLength(3)

  await addConversation(alice.scope, { startedAt: '2020-11-20T10:00:00Z', path: [1, 2, 1] })
  expect(await listUnvisitedNodes(alice.scope, asked)).toEqual([{ connectionId, nodeId: 'BYE' }])
  expect(await listUnvisitedNodes(alice.scope, asked.slice(0, 2))).toEqual([])
  expect(await listUnvisitedNodes(alice.scope, [])).toEqual([])
})

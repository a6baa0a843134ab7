import { expect, test } from 'vitest'
import { listNodes } from '@/lib/metrics/list-nodes'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addConversation, addNode } from './fixtures'

const database = useDatabase()
const now = Date.parse('2026-11-22T12:00:00Z')

test('lists every node with its visits of the last 30 days', async () => {
  const { alice, charlie, bot } = await castPlayers(database.owner)
  const { connectionId } = bot
  await addNode(alice.scope, { number: 1, connectionId, nodeId: 'WELCOME', name: 'Welcome', flow: 'Shop' })
  await addNode(alice.scope, { number: 2, connectionId, nodeId: 'BYE' })
  await addConversation(alice.scope, { startedAt: '2026-11-20T10:00:00Z', path: [1, 1] })
  await addConversation(alice.scope, { startedAt: '2026-10-24T10:00:00Z', path: [1] })
  await addConversation(alice.scope, { startedAt: '2026-10-01T10:00:00Z', path: [1, 2] })
  expect(await listNodes(alice.scope, { now })).toEqual([
    {
      connectionId,
      connectionName: 'Shop assistant',
      nodeId: 'BYE',
      name: null,
      flow: null,
      firstSeenAt: '2026-11-01T10:00:00.000Z',
      lastSeenAt: '2026-11-20T10:00:00.000Z',
      visits30d: 0,
    },
    expect.objectContaining({ nodeId: 'WELCOME', name: 'Welcome', flow: 'Shop', visits30d: 3 }),
  ])
  const names = await listNodes(alice.scope)
  expect(names.map(({ nodeId, visits30d }) => [nodeId, visits30d])).toEqual([
    ['BYE', null],
    ['WELCOME', null],
  ])
  expect(await listNodes(charlie.scope, { now })).toEqual([])
})

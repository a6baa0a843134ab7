import { expect, test } from 'vitest'
import { findNode, type NodeChoice } from '@/app/w/[workspace]/nodes/node-choice'
import { searchNodes } from '@/app/w/[workspace]/nodes/search-nodes'

const node = (nodeId: string, name: string | null): NodeChoice => ({
  connectionId: 'c1',
  connectionName: 'Shop bot',
  nodeId,
  name,
  visits30d: 3,
  lastSeenAt: '2026-11-22T10:00:00Z',
  isVisited: true,
})
const order = node('ORDER_LINK', 'Order link sent')
const store = node('STORE_HOURS', 'Store hours')
const unnamed = node('ORPHAN', null)
const nodes = [store, order, unnamed]

test.each<[string, NodeChoice[]]>([
  ['', nodes],
  ['ER_LI', [order]],
  ['sent order', [order]],
  ['shop hours', [store]],
  ['or', [order, unnamed, store]],
  ['refund', []],
])('“%s”', (search, found) => {
  expect(searchNodes(nodes, search)).toEqual(found)
})

test('a reference may leave the connection out', () => {
  expect(findNode(nodes, { nodeId: 'ORDER_LINK' })).toBe(order)
  expect(findNode(nodes, { connectionId: 'c2', nodeId: 'ORDER_LINK' })).toBeUndefined()
  expect(findNode(nodes, null)).toBeUndefined()
})

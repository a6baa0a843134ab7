import { beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import { getPathFlow, type PathFlowInput } from '@/lib/metrics/get-path-flow'
import { toPathFlow } from '@/lib/metrics/to-path-flow'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addConversation, addNode } from './fixtures'

const database = useDatabase()
const november = { from: '2026-11-01', to: '2026-11-30' }
let cast: Cast
let scope: Scope

beforeAll(async () => {
  cast = await castPlayers(database.owner)
  scope = cast.alice.scope
  const { connectionId } = cast.bot
  for (const [index, nodeId] of ['A', 'B', 'C', 'D', 'E', 'F'].entries())
    await addNode(scope, { number: index + 1, connectionId, nodeId, name: `Node ${nodeId}` })
  const ad = { source: 'ads' as const, adId: '17' }
  await addConversation(scope, { path: [1, 2, 3, 4, 5, 6], ...ad })
  await addConversation(scope, { path: [1, 2, 3], ...ad })
  await addConversation(scope, { path: [6, 1, 3, 1, 2] })
  await addConversation(scope, { path: [1] })
  await addConversation(scope, { path: [2, 2, 4] })
  await addConversation(scope, { path: [] })
  await addConversation(scope, { path: [1, 5], startedAt: '2026-10-20T10:00:00Z' })
  await addConversation(cast.charlie.scope, { path: [1, 2] })
})

const ask = (nodeId: string, input: Partial<PathFlowInput> = {}) =>
  getPathFlow(scope, { ...november, node: { nodeId }, direction: 'forward', ...input })

/** `A 4 > B 2, C 1` and so on, a line a level. */
function draw({ levels }: Awaited<ReturnType<typeof ask>>): string[] {
  return levels.map(({ nodes }) =>
    nodes.map(({ node, kind, conversations }) => `${node?.nodeId ?? kind} ${conversations}`).join(', '),
  )
}

describe('where conversations go from a node', () => {
  test('from its first visit, visit by visit, five levels at most', async () => {
    const flow = await ask('A')
    expect(flow.visits).toBe(4)
    expect(draw(flow)).toEqual(['A 4', 'B 2, C 1, end 1', 'C 2, A 1', 'B 1, D 1, end 1', 'E 1, end 1'])
    expect(flow.levels[0]?.nodes[0]).toEqual({
      key: '1',
      node: { connectionId: cast.bot.connectionId, nodeId: 'A', name: 'Node A' },
      kind: 'node',
      conversations: 4,
    })
    expect(flow.links).toEqual([
      { level: 0, from: '1', to: '2', conversations: 2 },
      expect.objectContaining({ level: 0, from: '1', conversations: 1 }),
      expect.objectContaining({ level: 0, from: '1', conversations: 1 }),
      { level: 1, from: '2', to: '3', conversations: 2 },
      { level: 1, from: '3', to: '1', conversations: 1 },
      expect.objectContaining({ level: 2, conversations: 1 }),
      expect.objectContaining({ level: 2, conversations: 1 }),
      expect.objectContaining({ level: 2, conversations: 1 }),
      expect.objectContaining({ level: 3, conversations: 1 }),
      expect.objectContaining({ level: 3, conversations: 1 }),
    ])
  })

  test('a node asked twice in a row is there twice', async () => {
    expect(draw(await ask('B', { source: 'organic' }))).toEqual(['B 2', 'B 1, end 1', 'D 1', 'end 1'])
  })

  test('of one source or of some ads', async () => {
    expect((await ask('A', { source: 'ads' })).visits).toBe(2)
    expect(draw(await ask('A', { adIds: ['17'] }))).toEqual(['A 2', 'B 2', 'C 2', 'D 1, end 1', 'E 1'])
    expect((await ask('A', { adIds: ['24'] })).visits).toBe(0)
    expect((await ask('A', { adIds: [] })).visits).toBe(0)
  })

  test('to nowhere from a node that is not there, not visited or not theirs', async () => {
    const nowhere = { visits: 0, levels: [], links: [] }
    expect(await ask('Z')).toEqual(nowhere)
    expect(await ask('\0')).toEqual(nowhere)
    expect(await ask('A', { from: '2026-09-01', to: '2026-09-30' })).toEqual(nowhere)
    const { connectionId } = cast.bot
    expect(
      await getPathFlow(cast.charlie.scope, {
        ...november,
        node: { connectionId, nodeId: 'A' },
        direction: 'forward',
      }),
    ).toEqual(nowhere)
  })
})

test('where conversations come to a node from', async () => {
  expect(draw(await ask('C', { direction: 'backward' }))).toEqual(['C 3', 'B 2, A 1', 'A 2, F 1', 'end 3'])
  expect(draw(await ask('F', { direction: 'backward' }))).toEqual(['F 2', 'E 1, end 1', 'D 1', 'C 1', 'B 1'])
})

test('every level but the last hands on what came to it', async () => {
  for (const nodeId of ['A', 'B', 'C', 'F'])
    for (const direction of ['forward', 'backward'] as const) {
      const { levels, links } = await ask(nodeId, { direction })
      for (const [level, { nodes }] of levels.slice(0, -1).entries())
        for (const { key, kind, conversations } of nodes) {
          const out = links.filter((link) => link.level === level && link.from === key)
          const sum = out.reduce((total, link) => total + link.conversations, 0)
          expect(sum).toBe(kind === 'end' ? 0 : conversations)
        }
    }
})

describe('what is rare', () => {
  const link = (next: number, conversations: number) => ({ level: 1, node: 1, next, conversations })

  test('flows together', () => {
    const walked = Array.from({ length: 9 }, (_, index) => link(index + 2, 90 - index))
    const { levels, links } = toPathFlow(
      [
        ...walked,
        { level: 2, node: 9, next: 2, conversations: 83 },
        { level: 2, node: 10, next: 2, conversations: 82 },
      ],
      new Map(),
    )
    expect(levels[1]?.nodes.map(({ key, conversations }) => [key, conversations])).toEqual([
      ['2', 90],
      ['3', 89],
      ['4', 88],
      ['5', 87],
      ['6', 86],
      ['7', 85],
      ['others', 84 + 83 + 82],
    ])
    expect(links.filter(({ level }) => level === 1)).toEqual([
      { level: 1, from: 'others', to: '2', conversations: 83 + 82 },
    ])
  })

  test('stands for itself where it is one node alone', () => {
    const walked = Array.from({ length: 7 }, (_, index) => link(index + 2, 90 - index))
    expect(toPathFlow(walked, new Map()).levels[1]?.nodes.map(({ kind }) => kind)).not.toContain('others')
  })
})

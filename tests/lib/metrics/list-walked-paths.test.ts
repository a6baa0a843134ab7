import { beforeEach, expect, test } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import { listWalkedPaths, type WalkedPathsInput } from '@/lib/metrics/list-walked-paths'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addConversation, addNode } from './fixtures'

const database = useDatabase()
const november = { from: '2026-11-01', to: '2026-11-30' }
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWX'
let cast: Cast
let scope: Scope

beforeEach(async () => {
  cast = await castPlayers(database.owner)
  scope = cast.alice.scope
  const { connectionId } = cast.bot
  for (const [index, nodeId] of [...letters].entries())
    await addNode(scope, { number: index + 1, connectionId, nodeId, name: `Node ${nodeId}` })
})

async function walk(path: string, times: number, given: Parameters<typeof addConversation>[1] = {}) {
  const numbers = [...path].map((letter) => letters.indexOf(letter) + 1)
  for (let time = 0; time < times; time++) await addConversation(scope, { path: numbers, ...given })
}

async function ask(input: Partial<WalkedPathsInput> = {}) {
  const paths = await listWalkedPaths(scope, { ...november, ...input })
  return paths.map(
    ({ steps, conversations }) => `${steps.map(({ nodeId }) => nodeId).join('')} ${conversations}`,
  )
}

test('offers the way that most steps were walked along, and ways that really differ', async () => {
  await walk('ABCD', 5)
  await walk('ABCE', 2)
  await walk('AFGH', 2)
  await walk('X', 9)
  expect(await ask()).toEqual(['ABCD 5', 'AFGH 2'])
  const [first] = await listWalkedPaths(scope, november)
  expect(first?.steps[0]).toEqual({ connectionId: cast.bot.connectionId, nodeId: 'A', name: 'Node A' })
})

test('stops where conversations part', async () => {
  await walk('ABC', 1)
  await walk('ABD', 1)
  await walk('ABE', 1)
  expect(await ask()).toEqual(['AB 3'])
})

test('counts a node repeated at once once, and ends after eight', async () => {
  await walk('AABBBA', 1)
  await walk('ABA', 2)
  expect(await ask()).toEqual(['ABA 3'])
  await walk('CDEFGHIJKL', 5)
  expect(await ask()).toEqual(['CDEFGHIJ 5', 'ABA 3'])
})

test('five at most, of the period, of the ads', async () => {
  for (const path of ['AB', 'CD', 'EF', 'GH', 'IJ', 'KL']) await walk(path, path === 'KL' ? 2 : 1)
  expect(await ask()).toEqual(['KL 2', 'AB 1', 'CD 1', 'EF 1', 'GH 1'])
  await walk('MN', 1, { source: 'ads', adId: '17' })
  await walk('OP', 1, { source: 'ads', adId: '24', startedAt: '2026-10-20T10:00:00Z' })
  expect(await ask({ adIds: ['17', '24'] })).toEqual(['MN 1'])
  expect(await ask({ adIds: ['24'], from: '2026-10-01' })).toEqual(['OP 1'])
  expect(await ask({ adIds: [] })).toEqual([])
})

test('nothing where nobody walked, and nothing of others', async () => {
  await walk('A', 3)
  expect(await ask()).toEqual([])
  await walk('AB', 3)
  expect(await listWalkedPaths(cast.charlie.scope, november)).toEqual([])
})

import { expect, test } from 'vitest'
import { listedNodes } from '@/app/api/v1/nodes/operation'
import { GET } from '@/app/api/v1/nodes/route'
import { addNode } from '@/tests/lib/metrics/fixtures'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { ask, makeReadKey } from './ask'

const database = useDatabase()

test('lists the nodes of the workspace and of no other', async () => {
  const { alice, charlie, bot } = await castPlayers(database.owner)
  await addNode(alice.scope, {
    number: 1,
    connectionId: bot.connectionId,
    nodeId: 'WELCOME',
    name: 'Welcome',
  })
  const { status, body } = await ask(GET, '', await makeReadKey(alice.scope))
  expect(status).toBe(200)
  expect(listedNodes.answer.strict().parse(body)).toMatchObject({
    timeZone: 'Europe/Berlin',
    nodes: [{ nodeId: 'WELCOME', name: 'Welcome', connectionName: 'Shop assistant', visits30d: 0 }],
  })
  expect((await ask(GET, '', await makeReadKey(charlie.scope))).body.nodes).toEqual([])
  expect((await ask(GET, '?from=2026-11-20', await makeReadKey(alice.scope))).status).toBe(422)
  expect((await ask(GET)).status).toBe(401)
})

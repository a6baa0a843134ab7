import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { getDeletionStatus } from '@/lib/access/meta/deletion-requests'
import { adminCommands } from '@/lib/admin/commands'
import { parseArguments } from '@/lib/admin/parse-arguments'
import { forgetListed } from '@/lib/privacy/forget-listed'
import { parseIdList } from '@/lib/privacy/parse-id-list'
import { addMetaLogin, countMetaRows } from '@/tests/app/api/meta/meta-data'
import { deliver } from '@/tests/lib/pipeline/deliver-events'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { makeTemporaryFolder } from '@/tests/support/temporary-folder'

const database = useDatabase()
let cast: Cast

/** Somebody who logged in with Meta, and two who wrote to a Page. */
const advertiser = '100200300400500'
const [shopper, other] = ['7512290046618335', '7512290046618336']

beforeEach(async () => {
  cast = await castPlayers(database.owner)
  await addMetaLogin(database.owner, cast.alice.scope, { metaUserId: advertiser, accountIds: ['101'] })
  for (const { scope, bot } of [
    { scope: cast.alice.scope, bot: cast.bot },
    { scope: cast.charlie.scope, bot: cast.otherBot },
  ])
    await deliver(scope, bot.connectionId, [[shopper, other].map((person, index) => saying(person, index))])
})

function saying(person: string, index: number) {
  const at = Date.UTC(2026, 9, 20)
  return { person, id: `e${index}`, at, sequence: null, type: 'message' as const, from: 'user' as const }
}

async function identifiersOf(workspaceId: string) {
  const rows = await database.owner`
    select identifier from person_identifiers where workspace_id = ${workspaceId} order by 1`
  return rows.map(({ identifier }) => identifier)
}

describe('a list from Meta', () => {
  test('forgets who logged in, and who wrote to a Page of any workspace', async () => {
    const { codes, persons } = await forgetListed([advertiser, shopper, '999000'])
    expect(persons).toBe(2)
    expect(codes).toHaveLength(1)
    expect(await getDeletionStatus(codes[0] ?? '')).toMatchObject({ removed: { logins: 1, accounts: 1 } })
    expect(await countMetaRows(database.owner, cast.alice.scope)).toMatchObject({
      meta_logins: 0,
      ad_days: 0,
    })
    for (const { id } of [cast.workspace, cast.otherWorkspace])
      expect(await identifiersOf(id)).toEqual([other])
    const kept = await database.owner`select from deletion_requests where user_hash = sha256('999000'::bytea)`
    expect(kept).toEqual([])
  })

  test('done again does nothing more', async () => {
    await forgetListed([advertiser, shopper])
    expect(await forgetListed([advertiser, shopper])).toEqual({ codes: [], persons: 0 })
  })

  test('is a file for the command, which says what it could not read', async () => {
    const folder = await makeTemporaryFolder()
    const file = join(folder.path, 'list.csv')
    await writeFile(file, `user_id\r\n"${advertiser}"\r\nsomebody\r\n${shopper}, ${shopper}\n`)
    const { command, input } = parseArguments(['meta', 'forget', '--file', file], adminCommands)
    expect(await command.run(input)).toMatchObject({ ok: false, ids: 2, unreadable: 1, persons: 2 })
    await folder.remove()
    const missing = parseArguments(['meta', 'forget', '--file', file], adminCommands)
    await expect(missing.command.run(missing.input)).rejects.toThrow('cannot be read')
  })
})

test.each<[string, string, string[], number]>([
  ['lines', '1\n2\r\n3', ['1', '2', '3'], 0],
  ['commas and semicolons', '1,2;3', ['1', '2', '3'], 0],
  ['quotes and a mark of the byte order', '\uFEFF"1"\n\'2\'', ['1', '2'], 0],
  ['the same twice', '1\n1', ['1'], 0],
  ['a heading', 'App scoped id\n1', ['1'], 0],
  ['words where ids belong', '1\nnobody\n2', ['1', '2'], 1],
  ['an id within words', '1\nid 2', ['1'], 1],
  ['nothing', '', [], 0],
])('%s', (_, text, ids, unreadable) => {
  expect(parseIdList(text)).toEqual({ ids, unreadable })
})

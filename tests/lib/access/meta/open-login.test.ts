import { beforeAll, expect, test } from 'vitest'
import { openLogin } from '@/lib/access/meta/open-login'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addLogin } from '../../ads/sync/fixtures'

const database = useDatabase()
const accessToken = 'EAAGm0PX4ZCpsBAinventedtoken'
let cast: Cast
let loginId: string

beforeAll(async () => {
  cast = await castPlayers(database.owner)
  loginId = await addLogin(cast.alice.scope, accessToken, '124300771920554038')
})

test('the token opens where it was stored', async () => {
  expect(await openLogin(cast.alice.scope, loginId)).toMatchObject({
    loginId,
    metaUserId: '124300771920554038',
    accessToken,
  })
})

test('the database holds nothing of it that can be read', async () => {
  const [row] = await database.owner<{ row: string }[]>`
    select l::text || encode(ciphertext, 'escape') as row from meta_logins l where id = ${loginId}`
  expect(row?.row).not.toContain(accessToken.slice(4, 16))
})

test('another workspace has no such login, and the row moved there does not open', async () => {
  expect(await openLogin(cast.charlie.scope, loginId)).toBeNull()
  await database.owner`
    insert into meta_logins
    select ${cast.otherWorkspace.id}::uuid, id, meta_user_id, name, ciphertext, key_version, permissions, expires_at,
      data_access_expires_at, state, problem, connected_by, connected_at
    from meta_logins where id = ${loginId}`
  await expect(openLogin(cast.charlie.scope, loginId)).rejects.toThrow()
})

test('the token of one login does not open as that of another', async () => {
  const other = await addLogin(cast.alice.scope, 'EAAGanother')
  await database.owner`
    update meta_logins l set ciphertext = o.ciphertext from meta_logins o
    where l.id = ${other} and o.id = ${loginId} and o.workspace_id = ${cast.workspace.id}`
  await expect(openLogin(cast.alice.scope, other)).rejects.toThrow()
})

import { randomInt } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { POST as deleteData } from '@/app/api/meta/data-deletion/route'
import { POST as deauthorise, GET } from '@/app/api/meta/deauthorize/route'
import { inWorkspace } from '@/db/workspace'
import { getDeletionStatus } from '@/lib/access/meta/deletion-requests'
import { openLogin } from '@/lib/access/meta/open-login'
import { holdAccount } from '@/lib/ads/sync/hold-account'
import { provideEnvironment } from '@/lib/env'
import { finishOpenRequests } from '@/lib/privacy/finish-open-requests'
import { listErasures } from '@/lib/privacy/list-erasures'
import { signSignedRequest } from '@/tests/stand-in/meta/sign-signed-request'
import { type Cast, castPlayers, makePlayer, makeWorkspace } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { expectLogged } from '@/tests/support/no-stray-errors'
import { addMetaLogin, countMetaRows } from './meta-data'

const database = useDatabase()
const secret = 'the secret of now'
let cast: Cast
/** Who removes the app, and a colleague who does not. */
let leaving: string
let staying: string

const everything = {
  meta_logins: 1,
  meta_login_routes: 1,
  ad_accounts: 1,
  ad_account_days: 1,
  account_ads: 1,
  ad_days: 1,
}
const nothing = Object.fromEntries(Object.keys(everything).map((table) => [table, 0]))

beforeEach(async () => {
  provideEnvironment({ META_APP_SECRETS: `an older one,${secret}` })
  cast = await castPlayers(database.owner)
  leaving = String(randomInt(1e12, 2e12))
  staying = String(randomInt(2e12, 3e12))
})

type Handler = (request: Request) => Promise<Response>

function post(handler: Handler, body: string, type = 'application/x-www-form-urlencoded'): Promise<Response> {
  const request = new Request('https://example.com/api/meta/x', {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  })
  return handler(request)
}

function callOf(userId: string, secondsAgo = 0): Record<string, unknown> {
  const issuedAt = Math.floor(Date.now() / 1000) - secondsAgo
  return { user_id: userId, algorithm: 'HMAC-SHA256', issued_at: issuedAt }
}

function send(handler: Handler, call: Record<string, unknown>, by = secret): Promise<Response> {
  return post(handler, new URLSearchParams({ signed_request: signSignedRequest(call, by) }).toString())
}

async function codeOf(response: Response): Promise<string> {
  expect(response.status).toBe(200)
  const { confirmation_code: code } = (await response.json()) as { confirmation_code: string }
  return code
}

describe('data deletion', () => {
  test('answers as Meta wants it, and the code finds what was done', async () => {
    const response = await send(deleteData, callOf(leaving))
    expect(response.headers.get('content-type')).toMatch('application/json')
    const answer = await response.json()
    expect(answer).toEqual({
      url: expect.stringMatching(/^http:\/\/localhost:3000\/data-deletion\/[0-9a-f]{32}$/),
      confirmation_code: expect.stringMatching(/^[A-Za-z0-9]+$/),
    })
    expect(answer.url.endsWith(answer.confirmation_code)).toBe(true)
    expect(await getDeletionStatus(answer.confirmation_code)).toMatchObject({ kind: 'deletion', removed: {} })
  })

  test('removes a login in three workspaces, and leaves those of others', async () => {
    const workspaces = [cast.workspace, cast.otherWorkspace, await makeWorkspace(database.owner, 'Third')]
    const scopes = await Promise.all(
      workspaces.map(async (one) => (await makePlayer(database.owner, 'Dana', 'owner', one)).scope),
    )
    for (const [index, scope] of scopes.entries()) {
      await addMetaLogin(database.owner, scope, { metaUserId: leaving, accountIds: [`10${index}`] })
      expect(await countMetaRows(database.owner, scope)).toEqual(everything)
      await addMetaLogin(database.owner, scope, { metaUserId: staying, accountIds: [`20${index}`] })
    }
    const code = await codeOf(await send(deleteData, callOf(leaving)))
    for (const [index, scope] of scopes.entries()) {
      expect(await countMetaRows(database.owner, scope)).toEqual(everything)
      const [kept] = await database.owner`
        select meta_user_id, account_id from meta_logins join ad_accounts using (workspace_id)
        where workspace_id = ${scope.workspaceId}`
      expect(kept).toEqual({ meta_user_id: staying, account_id: `20${index}` })
    }
    expect((await getDeletionStatus(code))?.removed).toEqual({ logins: 3, accounts: 3, adDays: 3, ads: 3 })
    const [erasure] = await listErasures(cast.alice.scope)
    expect(erasure).toMatchObject({ kind: 'meta.data_deleted', by: 'Meta', code })
    await expect(async () => listErasures(cast.bob.scope)).rejects.toThrow('Your role does not allow this.')
  })

  test('what is kept of a call does not name the person', async () => {
    await addMetaLogin(database.owner, cast.alice.scope, { metaUserId: leaving, accountIds: ['301'] })
    const code = await codeOf(await send(deleteData, callOf(leaving)))
    expect(await countMetaRows(database.owner, cast.alice.scope)).toEqual(nothing)
    const rows = await database.owner`
      select to_jsonb(d)::text as text from deletion_requests d where code = ${code}
      union all select to_jsonb(a)::text from audit_entries a where workspace_id = ${cast.workspace.id}`
    expect(rows.length).toBe(3)
    for (const { text } of rows) expect(text).not.toContain(leaving)
  })

  test('the same call again is given the same code, also when both come at once', async () => {
    const call = callOf(leaving)
    await addMetaLogin(database.owner, cast.alice.scope, { metaUserId: leaving, accountIds: ['401'] })
    const codes = await Promise.all(
      Array.from({ length: 6 }, async () => codeOf(await send(deleteData, call))),
    )
    codes.push(await codeOf(await send(deleteData, call)))
    codes.push(await codeOf(await send(deleteData, callOf(leaving, 30))))
    expect(new Set(codes).size).toBe(1)
    expect(await countMetaRows(database.owner, cast.alice.scope)).toEqual(nothing)
  })

  test('somebody unknown is given a code, and other people other codes', async () => {
    const codes = [
      await codeOf(await send(deleteData, callOf(leaving))),
      await codeOf(await send(deleteData, callOf(staying))),
    ]
    expect(new Set(codes).size).toBe(2)
  })

  test('a replay after connecting again deletes nothing', async () => {
    const { scope } = cast.alice
    const old = callOf(leaving, 3 * 86_400)
    await addMetaLogin(database.owner, scope, { metaUserId: leaving, accountIds: ['501'] })
    const code = await codeOf(await send(deleteData, old))
    expect(await countMetaRows(database.owner, scope)).toEqual(everything)
    expect((await getDeletionStatus(code))?.removed).toEqual({ kept: 1 })

    const fresh = callOf(leaving)
    await codeOf(await send(deleteData, fresh))
    expect(await countMetaRows(database.owner, scope)).toEqual(nothing)
    await addMetaLogin(database.owner, scope, { metaUserId: leaving, accountIds: ['502'] })
    for (const call of [old, fresh]) await codeOf(await send(deleteData, call))
    expect(await countMetaRows(database.owner, scope)).toEqual(everything)
  })

  test('any of the secrets signs', async () => {
    await codeOf(await send(deleteData, callOf(leaving), 'an older one'))
  })

  test('what is hindered is done later under the same code', async () => {
    const { scope } = cast.alice
    await addMetaLogin(database.owner, scope, { metaUserId: leaving, accountIds: ['601'] })
    await database.owner`create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$`
    await database.owner`create trigger refuse before delete on ad_days execute function refuse()`
    expectLogged('a deletion request was put off')
    const code = await codeOf(await send(deleteData, callOf(leaving)))
    await database.owner`drop function refuse() cascade`
    expect(await getDeletionStatus(code)).toMatchObject({ completedAt: null, removed: null })
    expect(await countMetaRows(database.owner, scope)).toEqual(everything)
    await finishOpenRequests()
    expect(await getDeletionStatus(code)).toMatchObject({ removed: { logins: 1, accounts: 1 } })
    expect(await countMetaRows(database.owner, scope)).toEqual(nothing)
  })
})

describe('deauthorise', () => {
  test('drops the token and stops the accounts; figures stay', async () => {
    const { scope } = cast.alice
    const loginId = await addMetaLogin(database.owner, scope, { metaUserId: leaving, accountIds: ['701'] })
    const otherId = await addMetaLogin(database.owner, scope, { metaUserId: staying, accountIds: ['702'] })
    expect((await openLogin(scope, loginId))?.accessToken).toBe(`EAAB-${leaving}`)
    expect((await send(deauthorise, callOf(leaving))).status).toBe(200)
    expect((await openLogin(scope, loginId))?.accessToken).toBe('')
    expect((await openLogin(scope, otherId))?.accessToken).toBe(`EAAB-${staying}`)
    expect(await countMetaRows(database.owner, scope)).toMatchObject({ ad_days: 2, ad_accounts: 2 })
    const accounts = await database.owner`
      select account_id, a.state, a.problem, l.state as login from ad_accounts a
      join meta_logins l on l.workspace_id = a.workspace_id and l.id = a.login_id
      where a.workspace_id = ${scope.workspaceId} order by account_id`
    expect(accounts).toEqual([
      {
        account_id: '701',
        state: 'stopped',
        problem: expect.stringMatching(/^Whoever .*\.$/),
        login: 'dead',
      },
      { account_id: '702', state: 'live', problem: null, login: 'live' },
    ])
    expect(await listErasures(scope)).toMatchObject([
      { kind: 'meta.deauthorised', removed: { tokens: 1, stopped: 1 } },
    ])
  })

  test('waits for a sync that is storing, and after it none can write', async () => {
    const { scope } = cast.alice
    const account = { accountId: '711', loginId: '' }
    account.loginId = await addMetaLogin(database.owner, scope, {
      metaUserId: leaving,
      accountIds: [account.accountId],
    })
    const order: string[] = []
    const holding = Promise.withResolvers<void>()
    const storing = inWorkspace(
      scope,
      async ({ sql }) => {
        await holdAccount(sql, scope, account)
        holding.resolve()
        await new Promise((resolve) => setTimeout(resolve, 300))
        order.push('stored')
      },
      { pool: 'worker' },
    )
    await holding.promise
    const answered = send(deauthorise, callOf(leaving)).then(() => order.push('stopped'))
    await Promise.all([storing, answered])
    expect(order).toEqual(['stored', 'stopped'])
    const next = inWorkspace(scope, ({ sql }) => holdAccount(sql, scope, account))
    await expect(next).rejects.toThrow('no longer connected')
  })

  test('a login made since is left alone', async () => {
    const { scope } = cast.alice
    const loginId = await addMetaLogin(database.owner, scope, { metaUserId: leaving, accountIds: ['801'] })
    expect((await send(deauthorise, callOf(leaving, 2 * 3_600))).status).toBe(200)
    expect((await openLogin(scope, loginId))?.accessToken).toBe(`EAAB-${leaving}`)
  })

  test('deletion after it still finds the login', async () => {
    const { scope } = cast.alice
    await addMetaLogin(database.owner, scope, { metaUserId: leaving, accountIds: ['901'] })
    await send(deauthorise, callOf(leaving))
    await codeOf(await send(deleteData, callOf(leaving)))
    expect(await countMetaRows(database.owner, scope)).toEqual(nothing)
  })
})

test('another method is refused', () => {
  expect(GET().status).toBe(405)
})

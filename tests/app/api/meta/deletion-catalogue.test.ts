import { randomInt, randomUUID } from 'node:crypto'
import { NextRequest } from 'next/server'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, test } from 'vitest'
import { POST as deleteData } from '@/app/api/meta/data-deletion/route'
import { POST as deauthorise } from '@/app/api/meta/deauthorize/route'
import DataDeletionPage from '@/app/data-deletion/[code]/page'
import { closePools } from '@/db/client'
import { getDeletionStatus } from '@/lib/access/meta/deletion-requests'
import { syncFirstDays } from '@/lib/ads/sync/sync-first-days'
import { provideEnvironment } from '@/lib/env'
import { proxy } from '@/proxy'
import { addAccount, addLogin, readAdDays } from '@/tests/lib/ads/sync/fixtures'
import { listForgeries } from '@/tests/lib/privacy/forgeries'
import { signSignedRequest } from '@/tests/stand-in/meta/sign-signed-request'
import { halcyonIndia, ines, smallWorldAt } from '@/tests/stand-in/meta/small-world'
import { useMetaStandIn } from '@/tests/stand-in/meta/use-meta-stand-in'
import { type Cast, castPlayers, makePlayer, makeWorkspace } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addMetaLogin, countMetaRows } from './meta-data'

/** What may come to Meta's deletion and deauthorise callbacks and to the status page, row by row. */

const database = useDatabase()
const at = '2026-11-22T12:00:00Z'
const meta = useMetaStandIn(() => smallWorldAt(at))
const secret = 'the secret of now'
const form = 'application/x-www-form-urlencoded'
let cast: Cast
let leaving: string
let staying: string

beforeEach(async () => {
  provideEnvironment({ META_APP_SECRETS: `an older one,${secret}` })
  cast = await castPlayers(database.owner)
  leaving = String(randomInt(1e12, 2e12))
  staying = String(randomInt(2e12, 3e12))
})

type Handler = (request: Request) => Promise<Response>

function post(handler: Handler, body: string, type = form): Promise<Response> {
  const headers = { 'content-type': type }
  return handler(new Request('https://example.com/api/meta/x', { method: 'POST', headers, body }))
}

function callOf(userId: string, secondsAgo = 0): Record<string, unknown> {
  const issuedAt = Math.floor(Date.now() / 1000) - secondsAgo
  return { user_id: userId, algorithm: 'HMAC-SHA256', issued_at: issuedAt }
}

function send(handler: Handler, call: Record<string, unknown>): Promise<Response> {
  return post(handler, new URLSearchParams({ signed_request: signSignedRequest(call, secret) }).toString())
}

async function codeOf(response: Response): Promise<string> {
  expect(response.status).toBe(200)
  const answer = (await response.json()) as { url: string; confirmation_code: string }
  expect(answer.url).toMatch(/^http:\/\/localhost:3000\/data-deletion\//)
  return answer.confirmation_code
}

const addTheirs = (accountId: string) =>
  addMetaLogin(database.owner, cast.alice.scope, { metaUserId: leaving, accountIds: [accountId] })
const countTheirs = async () => (await countMetaRows(database.owner, cast.alice.scope)).meta_logins

test('iD1 what is right is done, and given a code of letters and digits', async () => {
  await addTheirs('101')
  const code = await codeOf(await send(deleteData, callOf(leaving)))
  expect(code).toMatch(/^[A-Za-z0-9]+$/)
  expect(await countTheirs()).toBe(0)
})

test('iD2 again it is given the same code, and nothing is done a second time', async () => {
  const call = callOf(leaving)
  await addTheirs('201')
  const codes = [await codeOf(await send(deleteData, call)), await codeOf(await send(deleteData, call))]
  expect(new Set(codes).size).toBe(1)
  const deeds = await database.owner`
    select from audit_entries where workspace_id = ${cast.workspace.id} and deed = 'meta.data_deleted'`
  expect(deeds).toHaveLength(1)
})

describe.each([
  ['data deletion', deleteData],
  ['deauthorise', deauthorise],
])('%s refuses', (_, handler) => {
  test.each([
    ['JSON', (signed: string) => JSON.stringify({ signed_request: signed }), 'application/json', 415],
    ['the field twice', (signed: string) => `signed_request=${signed}&signed_request=${signed}`, form, 400],
    ['another field', (signed: string) => `signed=${signed}`, form, 400],
    ['nothing', () => '', form, 400],
  ])('iD3 %s', async (__, write, type, status) => {
    const signed = signSignedRequest(callOf(leaving), secret)
    expect((await post(handler, write(signed), type)).status).toBe(status)
  })

  test('iD4 to iD7, iD9 and iD10 every forgery, and has done nothing', async () => {
    await addTheirs('301')
    const forgeries = listForgeries(callOf(leaving), { secret, now: Date.now() })
    for (const [name, text, problem] of forgeries) {
      const response = await post(handler, new URLSearchParams({ signed_request: text }).toString())
      expect(response.status, name).toBe(problem === 'malformed' ? 400 : 401)
    }
    const rows = new Set(forgeries.map(([name]) => name.split(' ')[0]))
    expect([...rows]).toEqual(expect.arrayContaining(['iD4', 'iD5', 'iD6', 'iD7', 'iD9', 'iD10']))
    expect(await countTheirs()).toBe(1)
  })

  test('iD11 while the database is away: 503, never a code without a stored request', async () => {
    await closePools()
    provideEnvironment({ DATABASE_URL: 'postgres://nobody@127.0.0.1:9/nothing' })
    const response = await send(handler, callOf(leaving))
    await closePools()
    provideEnvironment({ DATABASE_URL: database.appUrl })
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
  })
})

test('iD8 somebody unknown is given a code, and its page says that nothing was held', async () => {
  const code = await codeOf(await send(deleteData, callOf(leaving)))
  const page = renderToStaticMarkup(await DataDeletionPage({ params: Promise.resolve({ code }) }))
  expect(page).toContain('Nothing was held.')
})

test('iD9 from before they connected again: answered, and nothing is deleted', async () => {
  await addTheirs('901')
  const code = await codeOf(await send(deleteData, callOf(leaving, 3 * 86_400)))
  expect((await getDeletionStatus(code))?.removed).toEqual({ kept: 1 })
  expect(await countTheirs()).toBe(1)
})

describe('iD12 the status page', () => {
  /** As a browser at this address is answered; 200 stands for whatever the page says itself. */
  async function ask(code: string, address: string): Promise<Response> {
    const headers = { 'x-forwarded-for': address }
    return proxy(new NextRequest(`http://localhost/data-deletion/${code}`, { headers }))
  }
  const addressOf = () => `203.0.${randomInt(1, 250)}.${randomInt(1, 250)}`
  const guess = () => randomUUID().replaceAll('-', '')

  test.each([guess(), 'x', '..%2F', 'A'.repeat(5_000)])(
    'finds nothing under a code that is none',
    async (code) => {
      const page = DataDeletionPage({ params: Promise.resolve({ code }) })
      await expect(page).rejects.toThrow('NEXT_HTTP_ERROR_FALLBACK;404')
    },
  )

  test('is closed to an address that has guessed too often, also with the right code, and to no other', async () => {
    const [guesser, other] = ['198.51.100.7', '198.51.100.8']
    const code = await codeOf(await send(deleteData, callOf(leaving)))
    for (let tries = 0; tries < 20; tries++) expect((await ask(guess(), guesser)).status).toBe(200)
    const refused = await ask(guess(), guesser)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800)
    expect(refused.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect((await ask(code, guesser)).status).toBe(429)
    expect((await ask(code, other)).status).toBe(200)
    await database.owner`update sign_in_attempts set blocked_until = now() - interval '1 second'`
    expect((await ask(code, guesser)).status).toBe(200)
  })

  test('may be looked at as often as one likes by whoever has its code', async () => {
    const code = await codeOf(await send(deleteData, callOf(leaving)))
    const address = addressOf()
    for (let times = 0; times < 40; times++) expect((await ask(code, address)).status).toBe(200)
  })

  test('names no address in what is kept of guesses', async () => {
    const address = addressOf()
    await ask(guess(), address)
    const [kept] = await database.owner`
      select count(*)::int as n from sign_in_attempts where subject like ${`%${address}%`}`
    expect(kept?.n).toBe(0)
  })
})

test('iD13 of three workspaces the login goes in all, and those of others stay', async () => {
  const workspaces = [cast.workspace, cast.otherWorkspace, await makeWorkspace(database.owner, 'Third')]
  const scopes = await Promise.all(
    workspaces.map(async (one) => (await makePlayer(database.owner, 'Dana', 'owner', one)).scope),
  )
  for (const [index, scope] of scopes.entries()) {
    await addMetaLogin(database.owner, scope, { metaUserId: leaving, accountIds: [`10${index}`] })
    await addMetaLogin(database.owner, scope, { metaUserId: staying, accountIds: [`20${index}`] })
  }
  await codeOf(await send(deleteData, callOf(leaving)))
  const left = await database.owner`
    select l.workspace_id, meta_user_id, account_id from meta_logins l
    join ad_accounts a on a.workspace_id = l.workspace_id and a.login_id = l.id
    where l.workspace_id = any(${scopes.map(({ workspaceId }) => workspaceId)}) order by account_id`
  expect(left).toEqual(
    scopes.map(({ workspaceId }, index) => ({
      ...{ workspace_id: workspaceId, meta_user_id: staying, account_id: `20${index}` },
    })),
  )
})

test('iD14 a sync that runs stops within five seconds, and writes nothing after the answer', async () => {
  const { scope } = cast.alice
  const loginId = await addLogin(scope, await meta().issueToken(ines), leaving)
  await database.owner`
    insert into meta_login_routes (meta_user_id, workspace_id, login_id)
    values (${leaving}, ${scope.workspaceId}, ${loginId})`
  await database.owner`update meta_logins set connected_at = now() - interval '1 hour' where id = ${loginId}`
  await addAccount(scope, { accountId: halcyonIndia, loginId, at, firstDay: '2026-11-10' })
  await meta().setQuirks({ pageSize: 5, shortPageEvery: 0, emptyPageEvery: 0 })
  await meta().throttle({
    match: { path: 'insights' },
    // Near the limit there is a breath of some seconds between pages.
    headers: { 'x-ad-account-usage': '{"acc_id_util_pct":80,"reset_time_duration":0}' },
  })
  const syncing = syncFirstDays(scope, halcyonIndia, { now: () => Date.parse(at) })
  await expect.poll(async () => (await meta().calls()).length).toBeGreaterThan(0)
  const begun = Date.now()
  expect((await send(deauthorise, callOf(leaving))).status).toBe(200)
  const answered = await readAdDays(database.owner, scope, halcyonIndia)
  await syncing
  expect(Date.now() - begun).toBeLessThan(5_000)
  expect(await readAdDays(database.owner, scope, halcyonIndia)).toEqual(answered)
})

import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { POST } from '@/app/api/webhooks/meta/route'
import { claimAssets } from '@/lib/access/meta/assets/claim-assets'
import { listAssetClaims } from '@/lib/access/meta/assets/list-asset-claims'
import { listClaimableAssets } from '@/lib/access/meta/assets/list-claimable-assets'
import { recheckAssets } from '@/lib/access/meta/assets/recheck-assets'
import { releaseAsset } from '@/lib/access/meta/assets/release-asset'
import { disconnectLogin } from '@/lib/access/meta/disconnect-login'
import { permissionsFor } from '@/lib/access/meta/permissions'
import { storeLogin } from '@/lib/access/meta/store-login'
import type { Scope } from '@/lib/access/scope'
import { patienceOfPages } from '@/lib/ads/graph/patience'
import type { MetaAsset } from '@/lib/channels/meta/meta-asset'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '@/lib/errors'
import { jobs } from '@/lib/jobs/job-list'
import { listErasures } from '@/lib/privacy/list-erasures'
import { receiveMetaCall } from '@/lib/privacy/receive-meta-call'
import { signMetaPost, writeMetaPost } from '../../../stand-in/meta/sign-meta-post'
import { signSignedRequest } from '../../../stand-in/meta/sign-signed-request'
import { fixtureApp, ines, ruben, smallWorld } from '../../../stand-in/meta/small-world'
import { useMetaStandIn } from '../../../stand-in/meta/use-meta-stand-in'
import { type Cast, castPlayers, makePlayer, makeWorkspace, type Player } from '../../../support/cast'
import { useDatabase } from '../../../support/database'
import { expectLogged } from '../../../support/no-stray-errors'
import { loginOf } from './login-fixture'

const database = useDatabase()
const meta = useMetaStandIn()
const page = { kind: 'messenger', assetId: '318840027765190' } as const
const account = { kind: 'instagram', assetId: '17841471890233415' } as const
const phone = { kind: 'whatsapp', assetId: '559013327784206' } as const
const waba = '402918836650174'
const everything = permissionsFor('messages')

let cast: Cast
let alice: Scope
let loginId: string

beforeEach(async () => {
  await database.owner`delete from meta_assets`
  await goOnAsking()
  cast = await castPlayers(database.owner)
  alice = cast.alice.scope
  loginId = await logIn(alice)
})

/** The end of any wait that Meta asked for. */
async function goOnAsking() {
  await database.owner`delete from meta_app_pauses`
}

async function logIn(scope: Scope, userId = ines, permissions = everything): Promise<string> {
  const accessToken = await meta().issueToken(userId, { permissions })
  return storeLogin(scope, { ...(await loginOf(meta(), userId)), accessToken, granted: permissions })
}

function claim(...assets: MetaAsset[]) {
  return claimAssets(alice, { loginId, assets })
}

/** A message to an asset, as Meta posts it; answers how many events of it reached each workspace. */
async function write(asset: MetaAsset, scope: Scope = alice): Promise<number> {
  const text = randomUUID()
  const response = await send(asset, text)
  expect(response.status).toBe(200)
  const [row] = await database.owner<{ n: number }[]>`
    select count(*)::int as n from events where workspace_id = ${scope.workspaceId} and body = ${text}`
  return row?.n ?? 0
}

function send({ kind, assetId }: MetaAsset, text: string): Promise<Response> {
  const now = Date.now()
  const entry =
    kind === 'whatsapp'
      ? {
          id: waba,
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: '15550173040', phone_number_id: assetId },
                messages: [
                  {
                    id: `wamid.${text}`,
                    from: '15550100001',
                    timestamp: String(Math.floor(now / 1000)),
                    type: 'text',
                    text: { body: text },
                  },
                ],
              },
            },
          ],
        }
      : {
          id: assetId,
          time: now,
          messaging: [
            {
              sender: { id: '7001' },
              recipient: { id: assetId },
              timestamp: now,
              message: { mid: `m_${text}`, text },
            },
          ],
        }
  const objects = { whatsapp: 'whatsapp_business_account', messenger: 'page', instagram: 'instagram' }
  const body = writeMetaPost({ object: objects[kind], entry: [entry] })
  const headers = {
    'content-type': 'application/json',
    'x-hub-signature-256': signMetaPost(body, fixtureApp.secret),
  }
  return POST(new Request('http://localhost/api/webhooks/meta', { method: 'POST', headers, body }))
}

async function claimed() {
  const claims = await listAssetClaims(alice)
  return claims.map(({ kind, state, problem, subscribedAt }) => ({
    kind,
    state,
    problem,
    isSubscribed: subscribedAt !== null,
  }))
}

async function deeds(): Promise<string[]> {
  const rows = await database.owner<{ deed: string }[]>`
    select deed from audit_entries where workspace_id = ${alice.workspaceId} and deed like 'asset.%' order by at`
  return rows.map(({ deed }) => deed)
}

describe('what a login may speak for', () => {
  it('is what Meta lists, by channel, with names for people', async () => {
    expect(await listClaimableAssets(alice, loginId)).toEqual([
      {
        kind: 'whatsapp',
        missing: [],
        problem: null,
        assets: [
          {
            ...phone,
            name: 'Halcyon Looms +1 555-017-3040',
            detail: 'of the WhatsApp account Halcyon Looms',
            standing: 'free',
            provenBy: null,
          },
        ],
      },
      {
        kind: 'messenger',
        missing: [],
        problem: null,
        assets: [
          {
            ...page,
            name: 'Halcyon Looms',
            detail: 'Page 318840027765190',
            standing: 'free',
            provenBy: null,
          },
        ],
      },
      {
        kind: 'instagram',
        missing: [],
        problem: null,
        assets: [
          {
            ...account,
            name: '@halcyon.looms',
            detail: 'of the Page Halcyon Looms',
            standing: 'free',
            provenBy: null,
          },
        ],
      },
    ])
  })

  it('names what was not granted, by channel', async () => {
    const granted = ['ads_read', 'pages_show_list', 'pages_manage_metadata', 'pages_messaging']
    const channels = await listClaimableAssets(alice, await logIn(alice, ines, granted))
    expect(channels.map(({ kind, missing, assets }) => [kind, missing, assets.length])).toEqual([
      ['whatsapp', ['business_management', 'whatsapp_business_management', 'whatsapp_business_messaging'], 0],
      ['messenger', [], 1],
      ['instagram', ['instagram_basic', 'instagram_manage_messages'], 0],
    ])
  })

  it('says whose it is already, and names nobody elsewhere', async () => {
    await claim(page)
    const others = await logIn(cast.charlie.scope)
    const channels = await listClaimableAssets(cast.charlie.scope, others)
    const seen = channels.find(({ kind }) => kind === 'messenger')?.assets
    expect(seen).toMatchObject([{ standing: 'elsewhere', provenBy: null }])
    expect(JSON.stringify(channels)).not.toContain(alice.workspaceName)
    const mine = (await listClaimableAssets(alice, loginId)).flatMap(({ assets }) => assets)
    expect(mine.map(({ standing, provenBy }) => [standing, provenBy?.loginId])).toEqual([
      ['free', undefined],
      ['ours', loginId],
      ['free', undefined],
    ])
  })

  it('finds accounts that a business was given, and fails by channel', async () => {
    const world = smallWorld()
    world.businesses.push({ id: '900', name: 'Agency', whatsApp: [], clientWhatsAppIds: [waba] })
    world.users.push({
      ...{ id: '124300771920554099', name: 'Noor', email: 'n@agency.example', accountIds: [] },
      ...{ pageIds: [page.assetId], businessIds: ['900'] },
    })
    await meta().setWorld(world)
    const agency = await logIn(alice, '124300771920554099')
    await meta().fail({
      match: { path: 'me/accounts' },
      error: { fixture: 'graph-error-200-permission' },
      times: null,
    })
    const channels = await listClaimableAssets(alice, agency)
    expect(channels.map(({ assets, problem }) => [assets.length, problem])).toEqual([
      [1, null],
      [0, 'Meta does not let this login speak for it.'],
      [0, 'Meta does not let this login speak for it.'],
    ])
  })

  it('is said not to be known when the login is dead, and is for admins', async () => {
    await meta().killTokens(ines, 460)
    await expect(listClaimableAssets(alice, loginId)).rejects.toThrow(
      new ConflictError('The person who connected it has changed their Facebook password. Connect again.'),
    )
    await expect(listClaimableAssets(cast.bob.scope, loginId)).rejects.toThrow(ForbiddenError)
    await expect(listClaimableAssets(cast.charlie.scope, loginId)).rejects.toThrow(NotFoundError)
  })
})

describe('claiming', () => {
  it('has Meta send, and what comes arrives here alone', async () => {
    for (const asset of [page, account, phone]) expect(await write(asset)).toBe(0)
    const outcomes = await claim(page, account, phone)
    expect(outcomes.map(({ kind, name, problem }) => [kind, name, problem])).toEqual([
      ['messenger', 'Halcyon Looms', null],
      ['instagram', '@halcyon.looms', null],
      ['whatsapp', 'Halcyon Looms +1 555-017-3040', null],
    ])
    expect(Object.keys(await meta().subscriptions()).sort()).toEqual([page.assetId, waba].sort())
    expect((await meta().subscriptions())[page.assetId]).toContain('messaging_referrals')
    for (const asset of [page, account, phone]) {
      expect(await write(asset)).toBe(1)
      expect(await write(asset, cast.charlie.scope)).toBe(0)
    }
    expect((await claimed()).map(({ kind, state, isSubscribed }) => [kind, state, isSubscribed])).toEqual(
      ['instagram', 'messenger', 'whatsapp'].map((kind) => [kind, 'routed', true]),
    )
    expect(await deeds()).toEqual(['asset.claimed', 'asset.claimed', 'asset.claimed'])
  })

  it.each([
    ['a Page of others', { kind: 'messenger', assetId: '999' }],
    ['a Page said to be an Instagram account', { kind: 'instagram', assetId: page.assetId }],
    ['a business said to be a number', { kind: 'whatsapp', assetId: waba }],
  ] as [string, MetaAsset][])('needs Meta’s word: %s is refused with all the rest', async (_, forged) => {
    await expect(claim(page, forged)).rejects.toThrow(InvalidInputError)
    expect(await claimed()).toEqual([])
    expect(await meta().subscriptions()).toEqual({})
    expect(await write(page)).toBe(0)
  })

  it('needs the task that lets a person read the messages', async () => {
    await meta().changeUser(ines, { tasks: { [page.assetId]: ['ADVERTISE', 'ANALYZE'] } })
    const [, messenger] = await listClaimableAssets(alice, loginId)
    expect(messenger?.assets).toMatchObject([
      { standing: 'refused', detail: 'This person may not answer messages of the Page Halcyon Looms.' },
    ])
    await expect(claim(page)).rejects.toThrow('may not answer messages')
  })

  it('iM18 by a second workspace is refused, names nobody and touches nothing', async () => {
    await claim(page)
    await meta().forgetCalls()
    const others = await logIn(cast.charlie.scope)
    const [outcome] = await claimAssets(cast.charlie.scope, { loginId: others, assets: [page] })
    expect(outcome?.problem).toBe('Another workspace takes its messages. It has to let go of it first.')
    expect((await meta().calls()).filter(({ method }) => method !== 'GET')).toEqual([])
    expect(await listAssetClaims(cast.charlie.scope)).toEqual([])
    expect(await write(page)).toBe(1)
  })

  it('by two workspaces at once has one winner, twelve times over', async () => {
    for (let round = 0; round < 12; round += 1) {
      await database.owner`delete from asset_claims`
      await database.owner`delete from meta_assets`
      const players: Player[] = []
      for (const name of ['One', 'Two', 'Three']) {
        players.push(
          await makePlayer(database.owner, name, 'owner', await makeWorkspace(database.owner, name)),
        )
      }
      const tries = players.map(async ({ scope }) =>
        claimAssets(scope, { loginId: await logIn(scope), assets: [account] }),
      )
      const outcomes = (await Promise.all(tries)).flat()
      expect(outcomes.filter(({ problem }) => problem === null)).toHaveLength(1)
      const reached = await Promise.all(players.map(({ scope }) => write(account, scope)))
      expect(reached.filter((count) => count > 0)).toHaveLength(1)
    }
  })

  it('twice by one workspace is one connection', async () => {
    await Promise.all([claim(page), claim(page)])
    await claim(page)
    expect(await claimed()).toHaveLength(1)
  })

  it('that Meta does not follow leaves nothing, keeps no other from it, and is done by doing it again', async () => {
    await meta().fail({
      match: { method: 'POST', path: `${waba}/subscribed_apps` },
      error: { fixture: 'graph-error-200-permission' },
    })
    const outcomes = await claim(phone, page)
    expect(outcomes.map(({ problem }) => problem)).toEqual([
      'Meta does not send its messages: Meta does not let this login speak for it.',
      null,
    ])
    expect((await claimed()).map(({ kind }) => kind)).toEqual(['messenger'])
    expect((await claim(phone))[0]?.problem).toBeNull()
    expect(await write(phone)).toBe(1)
  })

  it('with a login that is disconnected meanwhile comes to nothing', async () => {
    const [outcome] = await Promise.allSettled([claim(page), disconnectLogin(alice, { loginId })])
    const claims = await listAssetClaims(alice)
    if (outcome.status === 'fulfilled') expect(claims).toMatchObject([{ state: 'released' }])
    else expect(claims).toEqual([])
    expect(await write(page)).toBe(0)
  })

  it('moves to another login of the workspace that may speak for it too', async () => {
    await claim(page)
    await meta().changeUser(ruben, { pageIds: [page.assetId] })
    const other = await logIn(alice, ruben)
    await claimAssets(alice, { loginId: other, assets: [page] })
    await disconnectLogin(alice, { loginId })
    expect(await listAssetClaims(alice)).toMatchObject([{ state: 'routed', login: { loginId: other } }])
    expect(await write(page)).toBe(1)
  })

  it('is for admins', async () => {
    const assets = [page]
    await expect(claimAssets(cast.bob.scope, { loginId, assets })).rejects.toThrow(ForbiddenError)
    await expect(claimAssets(cast.charlie.scope, { loginId, assets })).rejects.toThrow(NotFoundError)
  })
})

describe('letting go', () => {
  it('iM17 stops at once, keeps what came, and lets the next claim go on with it', async () => {
    await claim(page)
    expect(await write(page)).toBe(1)
    const [{ connectionId } = { connectionId: '' }] = await listAssetClaims(alice)
    expect(await releaseAsset(alice, { connectionId })).toEqual({ name: 'Halcyon Looms' })
    expect(await meta().subscriptions()).toEqual({})
    expect(await write(page)).toBe(0)
    expect(await claimed()).toMatchObject([{ state: 'released' }])
    const [kept] = await database.owner`
      select count(*)::int as n from events where workspace_id = ${alice.workspaceId}`
    expect(kept).toEqual({ n: 1 })
    const [unrouted] = await database.owner`
      select sum(entries)::int as n from unrouted_posts where asset_id = ${page.assetId}`
    expect(unrouted?.n).toBeGreaterThan(0)
    await claim(page)
    expect(await listAssetClaims(alice)).toMatchObject([{ connectionId, state: 'routed' }])
    expect(await deeds()).toEqual(['asset.claimed', 'asset.released', 'asset.claimed'])
  })

  it('leaves a Page subscribed while it carries something of anybody’s', async () => {
    await claim(page)
    const others = await logIn(cast.charlie.scope)
    await claimAssets(cast.charlie.scope, { loginId: others, assets: [account] })
    const [{ connectionId } = { connectionId: '' }] = await listAssetClaims(alice)
    await releaseAsset(alice, { connectionId })
    expect(Object.keys(await meta().subscriptions())).toEqual([page.assetId])
    expect(await write(account, cast.charlie.scope)).toBe(1)
  })

  it('lets the next workspace have it', async () => {
    await claim(page)
    const [{ connectionId } = { connectionId: '' }] = await listAssetClaims(alice)
    await releaseAsset(alice, { connectionId })
    const others = await logIn(cast.charlie.scope)
    const [outcome] = await claimAssets(cast.charlie.scope, { loginId: others, assets: [page] })
    expect(outcome?.problem).toBeNull()
    expect([await write(page), await write(page, cast.charlie.scope)]).toEqual([0, 1])
  })

  it('goes through when Meta does not help', async () => {
    await claim(phone)
    expectLogged('webhooks were not unsubscribed at Meta')
    await meta().killTokens(ines, 458)
    const [{ connectionId } = { connectionId: '' }] = await listAssetClaims(alice)
    await releaseAsset(alice, { connectionId })
    expect(await write(phone)).toBe(0)
  })

  it('comes with disconnecting the login, and the rest of it stays', async () => {
    await claim(page, phone)
    await write(page)
    const gone = await disconnectLogin(alice, { loginId })
    expect(gone).toEqual({ accounts: 0, adDays: 0, ads: 0, assets: 2 })
    expect(await meta().subscriptions()).toEqual({})
    expect([await write(page), await write(phone)]).toEqual([0, 0])
    expect(await claimed()).toMatchObject([{ state: 'released' }, { state: 'released' }])
  })

  it('is for admins, of what is theirs', async () => {
    await claim(page)
    const [{ connectionId } = { connectionId: '' }] = await listAssetClaims(alice)
    await expect(releaseAsset(cast.bob.scope, { connectionId })).rejects.toThrow(ForbiddenError)
    await expect(releaseAsset(cast.charlie.scope, { connectionId })).rejects.toThrow(NotFoundError)
    expect(await write(page)).toBe(1)
  })
})

describe('asking Meta again', () => {
  const recheck = () => recheckAssets(alice, { patience: { ...patienceOfPages, firstDelayMs: 1 } })

  beforeEach(async () => {
    await claim(page, account, phone)
  })

  it('changes nothing while Meta says yes', async () => {
    await database.owner`update asset_claims set checked_at = '2026-01-01'`
    expect(await recheck()).toEqual({ confirmed: 3, stopped: 0, unanswered: 0 })
    for (const { checkedAt } of await listAssetClaims(alice)) expect(checkedAt).not.toContain('2026-01-01')
    expect(await deeds()).toHaveLength(3)
  })

  it('stops what the person has no role at any more, says why, and goes on when they have it again', async () => {
    await meta().changeUser(ines, { pageIds: [] })
    expect(await recheck()).toEqual({ confirmed: 1, stopped: 2, unanswered: 0 })
    expect(await claimed()).toEqual([
      ...['instagram', 'messenger'].map((kind) => ({
        kind,
        state: 'stopped',
        problem: 'The person whose login proved it has no role there any more, or it is gone at Meta.',
        isSubscribed: false,
      })),
      { kind: 'whatsapp', state: 'routed', problem: null, isSubscribed: true },
    ])
    expect([await write(page), await write(account), await write(phone)]).toEqual([0, 0, 1])
    await recheck()
    expect((await deeds()).filter((deed) => deed === 'asset.stopped')).toHaveLength(2)
    await meta().changeUser(ines, { pageIds: [page.assetId] })
    expect(await recheck()).toEqual({ confirmed: 3, stopped: 0, unanswered: 0 })
    expect([await write(page), await write(account)]).toEqual([1, 1])
    expect((await deeds()).filter((deed) => deed === 'asset.resumed')).toHaveLength(2)
  })

  it('lets others claim what stopped, and does not take it back', async () => {
    await meta().changeUser(ines, { pageIds: [] })
    await recheck()
    await meta().changeUser(ruben, { pageIds: [page.assetId] })
    const others = await logIn(cast.charlie.scope, ruben)
    await claimAssets(cast.charlie.scope, { loginId: others, assets: [page] })
    await meta().changeUser(ines, { pageIds: [page.assetId] })
    expect(await recheck()).toEqual({ confirmed: 2, stopped: 1, unanswered: 0 })
    expect((await claimed())[1]).toMatchObject({
      state: 'stopped',
      problem: 'Another workspace takes its messages now.',
    })
    expect([await write(page), await write(page, cast.charlie.scope)]).toEqual([0, 1])
  })

  it.each([
    [460, 'The person who connected it has changed their Facebook password. Connect again.'],
    [458, 'The person who connected it has removed this app at Facebook. Connect again.'],
  ] as const)('stops all when the token is dead (%i), and says so', async (subcode, problem) => {
    await meta().killTokens(ines, subcode)
    expect(await recheck()).toEqual({ confirmed: 0, stopped: 3, unanswered: 0 })
    expect(new Set((await claimed()).map((claim) => claim.problem))).toEqual(new Set([problem]))
  })

  it.each([
    ['html', { misbehave: 'html' as const }],
    ['a throttle', { fixture: 'graph-error-613-no-subcode' }],
    ['a passing error', { fixture: 'graph-error-2-temporary' }],
  ])('changes nothing when Meta answers with %s', async (_, error) => {
    await meta().fail({ match: { path: 'me/' }, error, times: null })
    expect(await recheck()).toEqual({ confirmed: 0, stopped: 0, unanswered: 3 })
    await meta().heal()
    await meta().fail({ match: { path: 'me/accounts' }, error, times: null })
    expect(await recheck()).toEqual({ confirmed: 1, stopped: 0, unanswered: 2 })
    await meta().heal()
    expect([await write(page), await write(phone)]).toEqual([1, 1])
  })

  it.each([
    ['what the login may do', 'me/permissions'],
    ['its Pages', 'me/accounts'],
    ['a subscription', `${page.assetId}/subscribed_apps`],
  ])('asks nothing more while Meta has the whole app wait, which it said of %s', async (what, path) => {
    if (what === 'a subscription') expectLogged('webhooks are not subscribed at Meta')
    await meta().fail({ match: { path }, error: { fixture: 'graph-error-4-insights-global' } })
    await recheck()
    await meta().forgetCalls()
    expect(await recheck()).toEqual({ confirmed: 0, stopped: 0, unanswered: 3 })
    await jobs['recheck-assets']?.({}, {} as never)
    expect(await meta().calls()).toEqual([])
    expect((await claimed()).map(({ state }) => state)).toEqual(['routed', 'routed', 'routed'])
    await goOnAsking()
    expect(await recheck()).toEqual({ confirmed: 3, stopped: 0, unanswered: 0 })
  })

  it('subscribes again what Meta has ended, and says so where it cannot', async () => {
    await meta().endSubscription(page.assetId)
    await meta().endSubscription(waba)
    expectLogged('webhooks are not subscribed at Meta')
    await meta().fail({
      match: { method: 'POST', path: `${waba}/subscribed_apps` },
      error: { fixture: 'graph-error-200-permission' },
    })
    expect(await recheck()).toEqual({ confirmed: 3, stopped: 0, unanswered: 0 })
    expect(Object.keys(await meta().subscriptions())).toEqual([page.assetId])
    expect((await claimed())[2]).toEqual({
      kind: 'whatsapp',
      state: 'routed',
      problem: 'Meta does not send its messages: Meta does not let this login speak for it.',
      isSubscribed: false,
    })
    await recheck()
    expect((await claimed())[2]).toMatchObject({ problem: null, isSubscribed: true })
  })

  it('says which permission was taken back, and goes on after the next login', async () => {
    await logIn(
      alice,
      ines,
      everything.filter((name) => name !== 'pages_messaging'),
    )
    await recheck()
    expect(await claimed()).toMatchObject([
      { kind: 'instagram', state: 'routed' },
      {
        kind: 'messenger',
        state: 'stopped',
        problem: 'The permission pages_messaging was taken back at Facebook.',
      },
      { kind: 'whatsapp', state: 'routed' },
    ])
    await database.owner`delete from graphile_worker._private_jobs`
    await logIn(alice)
    const [job] = await database.owner`select payload from graphile_worker._private_jobs`
    expect(job?.payload).toEqual({ workspaceId: alice.workspaceId })
    await jobs['recheck-assets']?.(job?.payload, {} as never)
    expect((await claimed()).every(({ state }) => state === 'routed')).toBe(true)
  })

  it('does not undo a release that happens meanwhile, nor stands in its way, ten times over', async () => {
    for (let round = 0; round < 10; round += 1) {
      const claims = await listAssetClaims(alice)
      await Promise.all([
        recheck(),
        ...claims.map(({ connectionId }) => releaseAsset(alice, { connectionId })),
      ])
      expect((await claimed()).map(({ state }) => state)).toEqual(['released', 'released', 'released'])
      for (const asset of [page, account, phone]) expect(await write(asset)).toBe(0)
      await claim(page, account, phone)
    }
  })
})

describe('when the person turns away at Facebook', () => {
  function call(kind: 'deletion' | 'deauthorisation') {
    const issuedAt = Math.floor(Date.now() / 1000)
    const said = { user_id: ines, algorithm: 'HMAC-SHA256', issued_at: issuedAt }
    return receiveMetaCall(kind, signSignedRequest(said, fixtureApp.secret), Date.now())
  }

  beforeEach(async () => {
    await claim(page, phone)
    await write(page)
  })

  it('deleting their data lets go of what they proved; what people wrote stays', async () => {
    await call('deletion')
    expect((await claimed()).map(({ state }) => state)).toEqual(['released', 'released'])
    expect([await write(page), await write(phone)]).toEqual([0, 0])
    const [erasure] = await listErasures(alice)
    expect(erasure?.removed).toEqual({ logins: 1, accounts: 0, adDays: 0, ads: 0, assets: 2 })
    const [kept] = await database.owner`
      select count(*)::int as n from events where workspace_id = ${alice.workspaceId}`
    expect(kept).toEqual({ n: 1 })
  })

  it('removing the app stops it, says why, and it goes on after the next login', async () => {
    await call('deauthorisation')
    expect((await claimed()).map(({ state }) => state)).toEqual(['stopped', 'stopped'])
    expect((await claimed())[0]?.problem).toContain('took the permission back at Meta')
    expect(await write(page)).toBe(0)
    await recheckAssets(alice)
    expect(await write(page)).toBe(0)
    await logIn(alice)
    await recheckAssets(alice)
    expect([await write(page), await write(phone)]).toEqual([1, 1])
  })
})

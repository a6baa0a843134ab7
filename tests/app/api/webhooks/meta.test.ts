import { randomBytes, randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { GET, POST } from '@/app/api/webhooks/meta/route'
import { claimAsset } from '@/lib/access/meta/claim-asset'
import type { MetaAsset } from '@/lib/channels/meta/meta-asset'
import { env, provideEnvironment } from '@/lib/env'
import { ConflictError, ForbiddenError } from '@/lib/errors'
import { replayQuarantined } from '@/lib/pipeline'
import {
  type FixtureName,
  fixtureNames,
  readFixture,
  readFixtureBytes,
} from '@/tests/fixtures/meta/read-fixture'
import { signMetaPost, writeMetaPost } from '@/tests/stand-in/meta/sign-meta-post'
import { type Cast, castPlayers, type Player } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'

const database = useDatabase()
const { app_secret: appSecret, signatures } = readFixture<{
  app_secret: string
  signatures: Record<string, string>
}>('webhook-signatures')
const secondSecret = 'an-older-secret-of-the-same-app'
const phone = { kind: 'whatsapp', assetId: '559013327784206' } as const
const page = { kind: 'messenger', assetId: '318840027765190' } as const
const account = { kind: 'instagram', assetId: '17841471890233415' } as const
const ad = '120231450987660401'

let cast: Cast

beforeAll(async () => {
  provideEnvironment({
    META_APP_SECRETS: `${appSecret},${secondSecret}`,
    META_VERIFY_TOKEN: 'linden-verify-4hT9wB',
  })
  cast = await castPlayers(database.owner)
})

/** Everything written of the fixtures' assets belongs to a new workspace. */
async function freshOwner(): Promise<Cast> {
  await database.owner`delete from meta_assets`
  const players = await castPlayers(database.owner)
  for (const asset of [phone, page, account]) await claim(players.alice, asset)
  return players
}

function claim({ scope }: Player, asset: MetaAsset) {
  const proof = { ...asset, loginId: randomUUID(), provenAt: Date.now() }
  return claimAsset(scope, { ...asset, name: 'Linden' }, proof)
}

function newAsset(kind: MetaAsset['kind']): MetaAsset {
  return { kind, assetId: String(100_000_000_000_000 + Math.floor(Math.random() * 1e14)) }
}

function send(body: string | Buffer, headers: Record<string, string | null> = {}) {
  const all = new Headers({ 'content-type': 'application/json' })
  all.set('x-hub-signature-256', signMetaPost(body, appSecret))
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) all.delete(name)
    else all.set(name, value)
  }
  const bytes = typeof body === 'string' ? body : new Uint8Array(body)
  return POST(
    new Request('http://localhost/api/webhooks/meta', { method: 'POST', headers: all, body: bytes }),
  )
}

async function post(body: unknown) {
  const response = await send(writeMetaPost(body))
  expect(response.status).toBe(200)
}

async function postFixture(name: FixtureName) {
  const signature = signatures[`${name}.json`] ?? ''
  const response = await send(readFixtureBytes(name), { 'x-hub-signature-256': signature })
  expect(response.status).toBe(200)
}

function eventsOf({ workspace }: Cast) {
  return database.owner`
    select e.event_id, e.type, e.sender, e.kind, e.body, e.reply_to, e.campaign_id, e.proactive_message_id,
      e.flags, e.person_id, t.kind as touch, t.reference_id
    from events e left join touches t using (workspace_id, connection_id, event_id)
    where e.workspace_id = ${workspace.id} order by e.at, e.event_id`
}

function conversationsOf({ workspace }: Cast) {
  return database.owner`
    select source, source_reason, ad_id, channel, user_messages, bot_messages, agent_messages from conversations
    where workspace_id = ${workspace.id} order by started_at`
}

function quarantineOf({ workspace }: Cast) {
  return database.owner`select id, reason, raw from quarantined_events where workspace_id = ${workspace.id}`
}

function identifiersOf({ workspace }: Cast) {
  return database.owner`
    select identifier, person_id from person_identifiers where workspace_id = ${workspace.id} order by identifier`
}

const seconds = (ago = 60) => String(Math.floor(Date.now() / 1000) - ago)

function whatsApp(asset: MetaAsset, value: Record<string, unknown>, field = 'messages') {
  const metadata = { display_phone_number: '15550173040', phone_number_id: asset.assetId }
  return { id: 'waba', changes: [{ field, value: { messaging_product: 'whatsapp', metadata, ...value } }] }
}

function whatsAppText(changes: Record<string, unknown> = {}) {
  return {
    id: `wamid.${randomUUID()}`,
    from: '15550100001',
    timestamp: seconds(),
    type: 'text',
    text: { body: 'Grüße' },
    ...changes,
  }
}

function whatsAppPost(...entry: unknown[]) {
  return { object: 'whatsapp_business_account', entry }
}

function messaging(asset: MetaAsset, ...events: Record<string, unknown>[]) {
  return {
    object: asset.kind === 'messenger' ? 'page' : 'instagram',
    entry: [
      { id: asset.assetId, time: Date.now(), messaging: events.map((event) => withPeople(asset, event)) },
    ],
  }
}

function withPeople(asset: MetaAsset, event: Record<string, unknown>) {
  return {
    sender: { id: '7512290046618335' },
    recipient: { id: asset.assetId },
    timestamp: Date.now() - 60_000,
    ...event,
  }
}

describe('the address test', () => {
  const ask = (query: string) => GET(new Request(`http://localhost/api/webhooks/meta?${query}`))

  it('iM1 gives the challenge back as it came', async () => {
    const { url, expect: wanted } = readFixture<{ url: string; expect: { body: string } }>(
      'webhook-verification-get',
    )
    const response = await ask(url.split('?')[1] ?? '')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.text()).toBe(wanted.body)
  })

  const right = 'hub.verify_token=linden-verify-4hT9wB'
  it.each([
    ['iM2 a wrong token', 'hub.mode=subscribe&hub.challenge=12&hub.verify_token=nope'],
    ['iM2 an empty token', 'hub.mode=subscribe&hub.challenge=12&hub.verify_token='],
    ['iM2 no token', 'hub.mode=subscribe&hub.challenge=12'],
    ['iM2 two tokens', `hub.mode=subscribe&hub.challenge=12&${right}&${right}`],
    ['iM2 another mode', `hub.mode=unsubscribe&hub.challenge=12&${right}`],
    ['iM3 markup', `hub.mode=subscribe&hub.challenge=%3Cscript%3E&${right}`],
    ['iM3 10 KB', `hub.mode=subscribe&hub.challenge=${'1'.repeat(10_240)}&${right}`],
  ])('%s is refused', async (_, query) => {
    expect((await ask(query)).status).toBe(403)
  })

  it('iM4 answers nobody where no token is set', async () => {
    Object.assign(env, { META_VERIFY_TOKEN: undefined })
    expect((await ask('hub.mode=subscribe&hub.challenge=12&hub.verify_token=')).status).toBe(503)
    provideEnvironment({ META_VERIFY_TOKEN: 'linden-verify-4hT9wB' })
  })
})

describe('the signature', () => {
  const body = writeMetaPost(whatsAppPost())
  const good = signMetaPost(body, appSecret)

  it.each([
    [
      'iM5 the old header alone',
      { 'x-hub-signature-256': null, 'x-hub-signature': good.replace('256', '1') },
    ],
    ['iM6 upper case', { 'x-hub-signature-256': good.toUpperCase().replace('SHA', 'sha') }],
    ['iM6 63 digits', { 'x-hub-signature-256': good.slice(0, -1) }],
    ['iM6 65 digits', { 'x-hub-signature-256': `${good}0` }],
    ['iM6 no prefix', { 'x-hub-signature-256': good.slice(7) }],
    ["a stranger's secret", { 'x-hub-signature-256': signMetaPost(body, 'strange') }],
    ['none', { 'x-hub-signature-256': null }],
  ])('%s is refused', async (_, headers) => {
    expect((await send(body, headers)).status).toBe(401)
  })

  it('iM7 may be made with any of the secrets', async () => {
    expect((await send(body, { 'x-hub-signature-256': signMetaPost(body, secondSecret) })).status).toBe(200)
  })

  it('iM8 is over the bytes as they came', async () => {
    const owner = await freshOwner()
    await post(whatsAppPost(whatsApp(phone, { messages: [whatsAppText({ text: { body: 'ä/é 🙂' } })] })))
    expect(await eventsOf(owner)).toMatchObject([{ body: 'ä/é 🙂' }])
  })

  it('iM19 more than 3 MiB is refused, and so is what is not JSON', async () => {
    expect((await send(' '.repeat(3 * 1024 * 1024 + 1))).status).toBe(413)
    expect((await send('{"object":')).status).toBe(400)
  })
})

/** What each fixture leaves behind, alone in a workspace. */
const left: Record<string, Record<string, unknown>[]> = {
  'webhook-instagram-ad-referral': [
    { type: 'message', sender: 'user', touch: 'ad', reference_id: '120231450987660404' },
  ],
  'webhook-instagram-echo': [{ type: 'proactive', sender: 'bot', campaign_id: 'unknown' }],
  'webhook-instagram-igme-referral-existing-thread': [{ sender: 'system', kind: 'referral', touch: 'link' }],
  'webhook-instagram-message-deleted': [],
  'webhook-instagram-seen': [],
  'webhook-instagram-text-organic': [{ sender: 'user', body: 'lovely colour', touch: null }],
  'webhook-messenger-delivery': [],
  'webhook-messenger-echo': [{ type: 'proactive', sender: 'bot' }],
  'webhook-messenger-existing-thread-shortlink-referral': [
    { sender: 'system', kind: 'referral', touch: 'link', reference_id: 'parcel_card_qr' },
  ],
  'webhook-messenger-new-thread-from-ad-message': [
    { sender: 'user', touch: 'ad', reference_id: '120231450987660403' },
  ],
  'webhook-messenger-read': [],
  'webhook-messenger-text-organic': [{ sender: 'user', touch: null }],
  'webhook-whatsapp-button-quick-reply': [
    { sender: 'user', kind: 'button', body: 'No more offers', reply_to: expect.stringMatching(/^wamid/) },
  ],
  'webhook-whatsapp-interactive-button-reply': [
    { sender: 'user', kind: 'interactive', body: 'See a sample' },
  ],
  'webhook-whatsapp-interactive-flow-reply': [{ sender: 'user', kind: 'interactive', body: 'Sent' }],
  'webhook-whatsapp-interactive-list-reply': [{ sender: 'user', kind: 'interactive', body: 'Ash grey' }],
  'webhook-whatsapp-status-delivered-username-only': [{ type: 'proactive', sender: null }],
  'webhook-whatsapp-status-delivered': [{ type: 'proactive', sender: null }],
  'webhook-whatsapp-status-failed': [],
  'webhook-whatsapp-status-read': [{ type: 'proactive', sender: null }],
  'webhook-whatsapp-status-sent-free-entry-point': [{ type: 'proactive', sender: null }],
  'webhook-whatsapp-system-user-changed-number': [
    { sender: 'system', kind: 'user_changed_number', body: null },
  ],
  'webhook-whatsapp-text-ad-referral-video': [
    { sender: 'user', touch: 'ad', reference_id: '120231450987660402' },
  ],
  'webhook-whatsapp-text-ad-referral': [{ sender: 'user', touch: 'ad', reference_id: ad }],
  'webhook-whatsapp-text-organic-legacy-no-bsuid': [{ sender: 'user', touch: null, flags: 'late' }],
  'webhook-whatsapp-text-organic': [{ sender: 'user', body: 'Where is your shop?' }],
  'webhook-whatsapp-unsupported': [{ sender: 'user', kind: 'unsupported', body: null }],
}

describe('every fixture', () => {
  const names = fixtureNames('webhook-').filter(
    (name) => !['webhook-signatures', 'webhook-verification-get'].includes(name),
  )

  it.each(names)('%s is understood, and twice is once', async (name) => {
    const owner = await freshOwner()
    await postFixture(name)
    const events = await eventsOf(owner)
    expect(events).toMatchObject(left[name] ?? ['not expected'])
    expect(await quarantineOf(owner)).toEqual([])
    const opened = events.some(({ sender }) => sender === 'user')
    const isAd = events.some(({ touch }) => touch === 'ad')
    const conversations = await conversationsOf(owner)
    expect(conversations).toMatchObject(opened ? [{ source: isAd ? 'ads' : 'organic' }] : [])
    await postFixture(name)
    expect(await eventsOf(owner)).toEqual(events)
    expect(await conversationsOf(owner)).toEqual(conversations)
  })

  it('in one workspace make the same whatever order they come in', async () => {
    const inOrder = await freshOwner()
    for (const name of names.filter((one) => !/status|echo|deleted|changed/.test(one)))
      await postFixture(name)
    const expected = await conversationsOf(inOrder)
    const reversed = await freshOwner()
    for (const name of names.filter((one) => !/status|echo|deleted|changed/.test(one)).reverse())
      await postFixture(name)
    expect(await conversationsOf(reversed)).toEqual(expected)
  })
})

describe('a post of many entries', () => {
  it('with one bad of a thousand is answered 200, and only the bad one waits', async () => {
    const owner = await freshOwner()
    const entries = Array.from({ length: 1_000 }, (_, index) => {
      const changes = index === 500 ? { timestamp: 'yesterday' } : {}
      return whatsApp(phone, { messages: [whatsAppText({ from: `1555${1_000_000 + index}`, ...changes })] })
    })
    await post(whatsAppPost(...entries))
    expect(await eventsOf(owner)).toHaveLength(999)
    const [waiting, ...others] = await quarantineOf(owner)
    expect(others).toEqual([])
    expect(waiting?.reason).toBe('invalid_field: timestamp: is not a time between 2005 and 2200')
    expect(await replayQuarantined(owner.alice.scope, [waiting?.id])).toEqual({
      stored: 0,
      stillQuarantined: 1,
    })
    const mended = String(waiting?.raw).replace('yesterday', seconds())
    await database.owner`update quarantined_events set raw = ${mended} where id = ${waiting?.id}`
    expect(await replayQuarantined(owner.alice.scope, [waiting?.id])).toEqual({
      stored: 1,
      stillQuarantined: 0,
    })
  })

  it('iM9 of several workspaces reaches each its own, and what is nobody’s is counted', async () => {
    const [mine, theirs, nobodys] = [newAsset('whatsapp'), newAsset('whatsapp'), newAsset('whatsapp')]
    await claim(cast.alice, mine)
    await claim(cast.charlie, theirs)
    const texts = [mine, theirs, nobodys, mine, nobodys].map((asset) =>
      whatsApp(asset, { messages: [whatsAppText({ text: { body: `for ${asset.assetId}` } })] }),
    )
    await post(whatsAppPost(...texts))
    const stored = await database.owner`
      select e.workspace_id, e.body, convert_from(d.body, 'utf8') as raw from events e
      join deliveries d on d.workspace_id = e.workspace_id and d.id = e.delivery_id
      where e.body like 'for %' order by e.body = ${`for ${mine.assetId}`} desc`
    expect(stored.map(({ workspace_id, body }) => [workspace_id, body])).toEqual([
      [cast.workspace.id, `for ${mine.assetId}`],
      [cast.workspace.id, `for ${mine.assetId}`],
      [cast.otherWorkspace.id, `for ${theirs.assetId}`],
    ])
    expect(stored[0]?.raw).not.toContain(theirs.assetId)
    expect(stored[2]?.raw).not.toContain(mine.assetId)
    const [counted] =
      await database.owner`select entries from unrouted_posts where asset_id = ${nobodys.assetId}`
    expect(counted?.entries).toBe(2)
    const [kept] = await database.owner`
      select count(*)::int as n from deliveries where convert_from(body, 'utf8') like ${`%${nobodys.assetId}%`}`
    expect(kept?.n).toBe(0)
  })

  it('iM10 takes what is malformed for what it is', async () => {
    const owner = await freshOwner()
    await post({ object: 'page', entry: [null, { id: page.assetId, messaging: [] }] })
    await post({
      object: 'page',
      entry: [
        { id: page.assetId, changes: 'none' },
        { id: page.assetId, messaging: 'x' },
      ],
    })
    await post({ object: 'page', entry: [{ id: page.assetId, messaging: [null, 'x'] }] })
    await post(
      whatsAppPost({ id: 'waba', changes: 'none' }, whatsApp(phone, { messages: 'x' }), whatsApp(phone, {})),
    )
    await post({ object: 'something_new', entry: [{ id: '1' }] })
    await post(whatsAppPost(whatsApp(phone, { messages: [whatsAppText()] }, 'account_update')))
    expect(await eventsOf(owner)).toEqual([])
    expect(await quarantineOf(owner)).toHaveLength(5)
    const test = { ...withPeople(page, { message: { mid: 'm_test', text: 'hi' } }), timestamp: seconds() }
    const changes = [{ field: 'messages', value: test }]
    await post([{ object: 'page', entry: [{ id: page.assetId, messaging: [], changes }] }])
    expect(await eventsOf(owner)).toMatchObject([{ event_id: 'm_test' }])
  })

  it('iM20 sent again a year later changes nothing', async () => {
    const owner = await freshOwner()
    const body = writeMetaPost(whatsAppPost(whatsApp(phone, { messages: [whatsAppText()] })))
    await send(body)
    const before = await eventsOf(owner)
    vi.setSystemTime(Date.now() + 365 * 86_400_000)
    expect((await send(body)).status).toBe(200)
    vi.useRealTimers()
    expect(await eventsOf(owner)).toEqual(before)
    const outcomes = await database.owner`
      select outcome, body is null as dropped from deliveries where workspace_id = ${owner.workspace.id}
      order by received_at`
    expect(outcomes).toEqual([
      { outcome: 'stored', dropped: false },
      { outcome: 'duplicate', dropped: true },
    ])
  })

  it('of which one workspace cannot be written is sent again whole', async () => {
    const [mine, theirs] = [newAsset('whatsapp'), newAsset('whatsapp')]
    const other = await castPlayers(database.owner)
    await claim(cast.alice, mine)
    await claim(other.alice, theirs)
    const texts = [mine, theirs].map((asset) =>
      whatsApp(asset, { messages: [whatsAppText({ text: { body: `half ${asset.assetId}` } })] }),
    )
    const body = writeMetaPost(whatsAppPost(...texts))
    await database.owner`delete from ingest_turns where workspace_id = ${other.workspace.id}`
    expect((await send(body)).status).toBe(503)
    await database.owner`insert into ingest_turns (workspace_id) values (${other.workspace.id})`
    expect((await send(body)).status).toBe(200)
    const [stored] = await database.owner`select count(*)::int as n from events where body like 'half %'`
    expect(stored?.n).toBe(2)
  })
})

describe('who an asset belongs to', () => {
  it('iM18 is whoever proved it first; another workspace is refused', async () => {
    const asset = newAsset('instagram')
    const { connectionId } = await claim(cast.alice, asset)
    expect(await claim(cast.alice, asset)).toEqual({ connectionId })
    await expect(claim(cast.charlie, asset)).rejects.toThrow(ConflictError)
    await expect(claim(cast.bob, newAsset('instagram'))).rejects.toThrow(ForbiddenError)
    const [row] =
      await database.owner`select kind, asset_id, name from connections where id = ${connectionId}`
    expect(row).toEqual({ kind: 'instagram', asset_id: asset.assetId, name: 'Linden' })
  })

  it('needs proof of that very asset, and a fresh one', async () => {
    const asset = newAsset('messenger')
    const proof = { ...asset, loginId: randomUUID(), provenAt: Date.now() }
    const attempt = (changes: object) =>
      claimAsset(cast.alice.scope, { ...asset, name: 'Linden' }, { ...proof, ...changes })
    await expect(attempt({ assetId: '1' })).rejects.toThrow('Meta has not confirmed')
    await expect(attempt({ provenAt: Date.now() - 3_600_000 })).rejects.toThrow('Meta has not confirmed')
  })

  it('iM17 a disabled connection takes nothing', async () => {
    const owner = await freshOwner()
    await database.owner`update connections set disabled_at = now() where workspace_id = ${owner.workspace.id}`
    vi.setSystemTime(Date.now() + 6_000)
    await post(whatsAppPost(whatsApp(phone, { messages: [whatsAppText()] })))
    vi.useRealTimers()
    expect(await eventsOf(owner)).toEqual([])
  })
})

afterEach(() => {
  vi.useRealTimers()
})

describe('a referral', () => {
  const referral = { ad_id: ad, source: 'ADS', type: 'OPEN_THREAD', ref: 'x' }

  it.each([
    ['on the message', { message: { mid: 'm_1', text: 'hi', referral } }],
    ['on the postback', { postback: { mid: 'm_2', title: 'Get started', payload: 'GO', referral } }],
    ['on a postback without a mid', { postback: { title: 'Get started', payload: 'GO', referral } }],
  ])('of an ad counts %s', async (_, event) => {
    const owner = await freshOwner()
    await post(messaging(page, event))
    expect(await conversationsOf(owner)).toMatchObject([{ source: 'ads', ad_id: ad }])
  })

  it.each([[-30_000], [30_000]])(
    'iM12 standing alone %i ms from the message makes one conversation',
    async (apart) => {
      const at = Date.now() - 120_000
      const alone = { timestamp: at + apart, referral }
      const said = { timestamp: at, message: { mid: 'm_said', text: 'hi' } }
      for (const order of [
        [alone, said],
        [said, alone],
      ]) {
        const owner = await freshOwner()
        for (const event of order) await post(messaging(page, event))
        expect(await conversationsOf(owner)).toMatchObject([{ source: 'ads', ad_id: ad, user_messages: 1 }])
        await post(messaging(page, alone))
        expect(await eventsOf(owner)).toHaveLength(2)
      }
    },
  )

  it('iM13 keeps every digit of an id that comes as a bare number', async () => {
    const owner = await freshOwner()
    const at = Date.now() - 60_000
    const body = `{"object":"page","entry":[{"id":318840027765190,"messaging":[{"sender":{"id":7512290046618335},
      "recipient":{"id":318840027765190},"timestamp":${at},"message":{"mid":"m_bare","text":"\\"12345678901234567890\\"",
      "referral":{"ad_id":120231450987660411,"source":"ADS"}}}]}]}`
    expect((await send(body)).status).toBe(200)
    expect(await eventsOf(owner)).toMatchObject([
      { reference_id: '120231450987660411', body: '"12345678901234567890"' },
    ])
  })

  it('iM14 may be long and strange', async () => {
    const owner = await freshOwner()
    const ref = `<b>🙂${'x'.repeat(10_240)}`
    await post(messaging(page, { referral: { ref, source: 'SHORTLINK', type: 'OPEN_THREAD' } }))
    const [touch] = await database.owner`
      select ref, length(reference_id) as n from touches where workspace_id = ${owner.workspace.id}`
    expect(touch?.ref).toHaveLength(2_048)
    expect(touch?.n).toBeLessThanOrEqual(200)
  })

  it.each([
    ['a post', { source_type: 'post', source_id: '9', source_url: 'https://fb.me/x' }, 'organic'],
    ['an ad without a click id', { source_type: 'ad', source_id: ad }, 'ads'],
    ['a post with a click id', { source_type: 'post', source_id: '9', ctwa_clid: 'abc' }, 'organic'],
  ])('of %s on WhatsApp is told by its type', async (_, given, source) => {
    const owner = await freshOwner()
    await post(whatsAppPost(whatsApp(phone, { messages: [whatsAppText({ referral: given })] })))
    expect(await conversationsOf(owner)).toMatchObject([{ source }])
  })

  it('of a product page is no ad, an ad id alone is one', async () => {
    const owner = await freshOwner()
    const product = { product: { id: '77' } }
    await post(messaging(page, { message: { mid: 'm_p', text: 'hi', referral: product } }))
    await post(messaging(account, { message: { mid: 'm_a', text: 'hi', referral: { ad_id: ad } } }))
    const rows = await eventsOf(owner)
    expect(rows.map(({ touch, reference_id }) => [touch, reference_id]).sort()).toEqual([
      ['ad', ad],
      ['link', '77'],
    ])
  })
})

describe('what the business sends', () => {
  const wamid = 'wamid.SENT'
  const status = (state: string, changes: object = {}) =>
    whatsAppPost(
      whatsApp(phone, {
        statuses: [
          { id: wamid, status: state, timestamp: seconds(3_600), recipient_id: '15550100001', ...changes },
        ],
      }),
    )

  it('iM15 before the person wrote is proactive, once for all its receipts, and its answer says so', async () => {
    const owner = await freshOwner()
    for (const state of ['read', 'sent', 'delivered'])
      await post(status(state, { biz_opaque_callback_data: 'autumn' }))
    expect(await eventsOf(owner)).toMatchObject([
      { type: 'proactive', campaign_id: 'autumn', proactive_message_id: wamid },
    ])
    expect(await quarantineOf(owner)).toEqual([])
    const context = { from: '15550173040', id: wamid }
    await post(whatsAppPost(whatsApp(phone, { messages: [whatsAppText({ context })] })))
    expect(await conversationsOf(owner)).toMatchObject([
      { source: 'proactive', source_reason: 'quoted_proactive' },
    ])
  })

  it('as an answer leaves no trace as a receipt', async () => {
    const owner = await freshOwner()
    await post(whatsAppPost(whatsApp(phone, { messages: [whatsAppText({ timestamp: seconds(7_200) })] })))
    await post(status('sent'))
    expect(await eventsOf(owner)).toHaveLength(1)
    expect(await conversationsOf(owner)).toMatchObject([{ user_messages: 1, bot_messages: 0 }])
  })

  it('as an echo is the message of the bot, or of a human in Meta’s inbox', async () => {
    const owner = await freshOwner()
    const at = Date.now() - 600_000
    const echo = (mid: string, app: number, after: number) => ({
      sender: { id: page.assetId },
      recipient: { id: '7512290046618335' },
      timestamp: at + after,
      message: { mid, text: 'Yes', is_echo: true, app_id: app },
    })
    await post(
      messaging(page, { timestamp: at, message: { mid: 'm_q', text: 'Is it?' } }, echo('m_b', 774, 1_000)),
    )
    await post(messaging(page, echo('m_h', 26390203743090, 2_000)))
    expect(await conversationsOf(owner)).toMatchObject([
      { user_messages: 1, bot_messages: 1, agent_messages: 1 },
    ])
  })

  it('before anybody wrote to Messenger makes a proactive thread', async () => {
    const owner = await freshOwner()
    const echo = {
      sender: { id: page.assetId },
      recipient: { id: '7512290046618335' },
      timestamp: Date.now() - 600_000,
      message: { mid: 'm_first', text: 'New in', is_echo: true },
    }
    await post(messaging(page, echo))
    await post(messaging(page, { message: { mid: 'm_reply', text: 'Nice' } }))
    expect(await conversationsOf(owner)).toMatchObject([{ source: 'proactive', user_messages: 1 }])
  })
})

describe('what is no message of a person', () => {
  it('iM11 the same mid twice is one, a deletion empties it, reactions and edits are nothing', async () => {
    const owner = await freshOwner()
    const said = { timestamp: Date.now() - 60_000, message: { mid: 'm_x', text: 'secret' } }
    await post(messaging(account, said, said))
    await post(messaging(account, { reaction: { mid: 'm_x', action: 'react', emoji: '❤' } }))
    await post(messaging(account, { message_edit: { mid: 'm_x', text: 'other', num_edit: 1 } }))
    const reaction = whatsAppText({ type: 'reaction', reaction: { message_id: 'x', emoji: '❤' } })
    await post(whatsAppPost(whatsApp(phone, { messages: [reaction] })))
    expect(await eventsOf(owner)).toMatchObject([{ event_id: 'm_x', body: 'secret' }])
    await post(messaging(account, { message: { mid: 'm_x', is_deleted: true } }))
    expect(await eventsOf(owner)).toMatchObject([{ event_id: 'm_x', body: null }])
    expect(await conversationsOf(owner)).toMatchObject([{ user_messages: 1 }])
    expect(await quarantineOf(owner)).toEqual([])
  })

  it('iM16 a time in seconds or milliseconds is the same, and none is that of the receipt', async () => {
    const owner = await freshOwner()
    const at = Math.floor(Date.now() / 1000) - 60
    const times = [at, String(at), at * 1000, String(at * 1000)]
    for (const [index, timestamp] of times.entries())
      await post(messaging(page, { timestamp, message: { mid: `m_${index}`, text: 'hi' } }))
    await post(messaging(page, { timestamp: 0, message: { mid: 'm_zero', text: 'hi' } }))
    const rows = await database.owner`
      select (extract(epoch from at))::int as at, flags from events where workspace_id = ${owner.workspace.id} order by at`
    expect(rows.slice(0, 4)).toEqual(times.map(() => ({ at, flags: null })))
    expect(rows[4]?.flags).toBe('undated')
  })
})

describe('a person on WhatsApp', () => {
  const user = 'US.30817264905518273640'
  const number = '15550164402'
  const say = (changes: Record<string, unknown>, contact: Record<string, unknown>) =>
    post(whatsAppPost(whatsApp(phone, { contacts: [contact], messages: [whatsAppText(changes)] })))

  it('is one, by number, by both and by id alone', async () => {
    const owner = await freshOwner()
    await say({ from: number }, { profile: { name: 'Jonas' }, wa_id: number })
    await say({ from: number, from_user_id: user }, { wa_id: number, user_id: user })
    await say({ from: undefined, from_user_id: user }, { profile: { username: 'jonas' }, user_id: user })
    const rows = await eventsOf(owner)
    expect(rows).toHaveLength(3)
    expect(new Set(rows.map(({ person_id }) => person_id)).size).toBe(1)
    expect(await conversationsOf(owner)).toMatchObject([{ user_messages: 3 }])
    expect((await identifiersOf(owner)).map(({ identifier }) => identifier)).toEqual([number, user])
  })

  it('is one within one post, in whatever order it names them', async () => {
    const owner = await freshOwner()
    const messages = [
      { from: number },
      { from: undefined, from_user_id: user },
      { from: number, from_user_id: user },
    ]
    await post(whatsAppPost(whatsApp(phone, { messages: messages.map((one) => whatsAppText(one)) })))
    expect(new Set((await eventsOf(owner)).map(({ person_id }) => person_id)).size).toBe(1)
  })

  it('whose identifiers were two persons before is the one of the id, and nothing is merged', async () => {
    const owner = await freshOwner()
    await say({ from: number }, { wa_id: number })
    await say({ from: undefined, from_user_id: user }, { user_id: user })
    await say({ from: number, from_user_id: user, id: 'wamid.both' }, { wa_id: number, user_id: user })
    const owners = await identifiersOf(owner)
    expect(new Set(owners.map(({ person_id }) => person_id)).size).toBe(2)
    const rows = await eventsOf(owner)
    const both = rows.find(({ event_id }) => event_id === 'wamid.both')
    expect(both?.person_id).toBe(owners.find(({ identifier }) => identifier === user)?.person_id)
  })

  it.each(['user_changed_number', 'user_changed_user_id'])('stays one over %s', async (type) => {
    const owner = await freshOwner()
    const isNumber = type === 'user_changed_number'
    await say({ from: number, from_user_id: user }, { wa_id: number, user_id: user })
    const next = 'US.70446118293055720194'
    const system = {
      type,
      body: 'x',
      user_id: next,
      previous_user_id: user,
      ...(isNumber ? { wa_id: '15550165517' } : {}),
    }
    const notice = whatsAppText({
      type: 'system',
      text: undefined,
      system,
      from: isNumber ? number : undefined,
    })
    await post(whatsAppPost(whatsApp(phone, { messages: [notice] })))
    await say({ from: undefined, from_user_id: next }, { user_id: next })
    expect(new Set((await eventsOf(owner)).map(({ person_id }) => person_id)).size).toBe(1)
    expect(await conversationsOf(owner)).toMatchObject([{ user_messages: 2 }])
  })

  it('is found among several contacts by id, not by place', async () => {
    const owner = await freshOwner()
    const people = ['15550100011', '15550100012'].map((wa_id) => ({
      wa_id,
      profile: { name: `Name of ${wa_id}` },
    }))
    const messages = ['15550100012', '15550100011'].map((from) => whatsAppText({ from }))
    await post(whatsAppPost(whatsApp(phone, { contacts: people, messages })))
    const rows =
      await database.owner`select name, phone from persons where workspace_id = ${owner.workspace.id}`
    expect(rows.every(({ name, phone: theirs }) => `+${String(name).slice(8)}` === theirs)).toBe(true)
    expect(rows).toHaveLength(2)
  })
})

it('any bytes at all are answered, never an exception', async () => {
  for (let round = 0; round < 50; round++) {
    const status = (await send(randomBytes(200))).status
    expect([200, 400]).toContain(status)
  }
})

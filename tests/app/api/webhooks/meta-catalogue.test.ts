import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { GET } from '@/app/api/webhooks/meta/route'
import { releaseAsset } from '@/lib/access/meta/assets/release-asset'
import { env, provideEnvironment } from '@/lib/env'
import { ConflictError, ForbiddenError } from '@/lib/errors'
import { replayQuarantined } from '@/lib/pipeline'
import { readFixture } from '@/tests/fixtures/meta/read-fixture'
import { signMetaPost, writeMetaPost } from '@/tests/stand-in/meta/sign-meta-post'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { expectLogged } from '@/tests/support/no-stray-errors'
import {
  account,
  ad,
  appSecret,
  claim,
  messaging,
  newAsset,
  page,
  phone,
  post,
  secondSecret,
  seconds,
  send,
  useMetaDoor,
  verifyToken,
  whatsApp,
  whatsAppPost,
  whatsAppText,
  withPeople,
} from './meta-door'

/** What may come to the door of Meta's webhooks, row by row. */

const { database, freshOwner, eventsOf, conversationsOf, quarantineOf } = useMetaDoor()
let cast: Cast

beforeAll(async () => {
  cast = await castPlayers(database.owner)
})

afterEach(() => {
  vi.useRealTimers()
})

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

  const right = `hub.verify_token=${verifyToken}`
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
    provideEnvironment({ META_VERIFY_TOKEN: verifyToken })
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

describe('a post of many entries', () => {
  it('iM9 of a thousand, on forty Pages, three of them nobody’s', async () => {
    const owner = await freshOwner()
    const pages = Array.from({ length: 40 }, () => newAsset('messenger'))
    const claimed = pages.slice(0, 37)
    for (const asset of claimed) await claim(owner.alice, asset)
    const entry = Array.from({ length: 1_000 }, (_, index) => {
      const asset = pages[index % 40] ?? page
      const message = { mid: `m_${index}`, text: `of ${asset.assetId}` }
      return messaging(asset, { sender: { id: `7${index}` }, message }).entry[0]
    })
    await post({ object: 'page', entry })
    expect(await eventsOf(owner)).toHaveLength(925)
    expect(await quarantineOf(owner)).toEqual([])
    const strangers = pages.slice(37).map(({ assetId }) => assetId)
    const counted = await database.owner`
      select asset_id, entries from unrouted_posts where asset_id = any(${strangers}) order by asset_id`
    expect(counted).toEqual(strangers.sort().map((asset_id) => ({ asset_id, entries: 25 })))
    for (const assetId of strangers) expect(await countKept(assetId)).toBe(0)
  })

  /** Raw bodies of anybody's with this text. */
  async function countKept(text: string): Promise<number> {
    const [kept] = await database.owner`
      select count(*)::int as n from deliveries where convert_from(body, 'utf8') like ${`%${text}%`}`
    return Number(kept?.n)
  }

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
    expect(await countKept(nobodys.assetId)).toBe(0)
  })

  it.each<[string, unknown[], { events?: string[]; quarantined?: number; adrift?: number }]>([
    ['null', [null], { adrift: 1 }],
    ['a number', [7], { adrift: 1 }],
    ['without an id', [{ messaging: [] }], { adrift: 1 }],
    ['with changes that are text', [{ id: page.assetId, changes: 'none' }], { quarantined: 1 }],
    ['with messaging that is text', [{ id: page.assetId, messaging: 'x' }], { quarantined: 1 }],
    ['with messaging that is empty', [{ id: page.assetId, messaging: [] }], {}],
    [
      'with messaging that holds no object',
      [{ id: page.assetId, messaging: [null, 'x'] }],
      { quarantined: 2 },
    ],
    ['with nothing', [{ id: page.assetId }], {}],
    ['with changes and messaging', [both()], { events: ['m_both', 'm_tested'] }],
    [
      'beside a good one',
      [null, { id: page.assetId, changes: 'none' }, both()],
      {
        events: ['m_both', 'm_tested'],
        quarantined: 1,
        adrift: 1,
      },
    ],
  ])('iM10 an entry %s', async (_, entry, { events = [], quarantined = 0, adrift = 0 }) => {
    const owner = await freshOwner()
    const before = await countAdrift()
    await post({ object: 'page', entry })
    expect((await eventsOf(owner)).map(({ event_id }) => event_id).sort()).toEqual(events)
    expect(await quarantineOf(owner)).toHaveLength(quarantined)
    expect((await countAdrift()) - before).toBe(adrift)
  })

  function both() {
    const tested = withPeople(page, { message: { mid: 'm_tested', text: 'hi' }, timestamp: seconds() })
    const said = withPeople(page, { message: { mid: 'm_both', text: 'hi' } })
    return { id: page.assetId, messaging: [said], changes: [{ field: 'messages', value: tested }] }
  }

  async function countAdrift(): Promise<number> {
    const [row] = await database.owner`
      select coalesce(sum(entries), 0)::int as n from unrouted_posts where asset_id = '' and kind = 'messenger'`
    return Number(row?.n)
  }

  it('iM10 of WhatsApp, in all its malformed shapes, and a body inside a list', async () => {
    const owner = await freshOwner()
    await post(
      whatsAppPost({ id: 'waba', changes: 'none' }, whatsApp(phone, { messages: 'x' }), whatsApp(phone, {})),
    )
    await post({ object: 'something_new', entry: [{ id: '1' }] })
    await post(whatsAppPost(whatsApp(phone, { messages: [whatsAppText()] }, 'account_update')))
    expect(await eventsOf(owner)).toEqual([])
    expect(await quarantineOf(owner)).toHaveLength(1)
    await post([messaging(page, { message: { mid: 'm_list', text: 'hi' } })])
    expect(await eventsOf(owner)).toMatchObject([{ event_id: 'm_list' }])
  })

  it('iM20 of every kind, sent again a year later, changes nothing', async () => {
    const owner = await freshOwner()
    const said = { timestamp: Date.now() - 60_000, message: { mid: 'm_said', text: 'hi' } }
    const receipt = { id: 'wamid.R', status: 'sent', timestamp: seconds(), recipient_id: '15550100009' }
    const bodies = [
      whatsAppPost(whatsApp(phone, { messages: [whatsAppText()] })),
      whatsAppPost(whatsApp(phone, { statuses: [receipt] })),
      messaging(page, said, { referral: { ad_id: ad, source: 'ADS' } }),
      messaging(page, {
        message: { mid: 'm_echo', text: 'Yes', is_echo: true },
        sender: { id: page.assetId },
      }),
      messaging(page, { message_edit: { mid: 'm_said', text: 'ho', num_edit: 1 } }),
      messaging(page, { message: { mid: 'm_said', is_deleted: true } }),
    ].map(writeMetaPost)
    for (const body of bodies) expect((await send(body)).status).toBe(200)
    const before = [await eventsOf(owner), await conversationsOf(owner)]
    vi.setSystemTime(Date.now() + 365 * 86_400_000)
    for (const body of bodies) expect((await send(body)).status).toBe(200)
    vi.useRealTimers()
    expect([await eventsOf(owner), await conversationsOf(owner)]).toEqual(before)
    const outcomes = await database.owner`
      select outcome, body is null as dropped, count(*)::int as n from deliveries
      where workspace_id = ${owner.workspace.id} and received_at > now() + interval '1 day' group by 1, 2`
    expect(outcomes).toEqual([{ outcome: 'duplicate', dropped: true, n: bodies.length }])
  })

  it('iM21 of which the database takes all but one event', async () => {
    const owner = await freshOwner()
    await database.owner`
      create function refuse_one() returns trigger language plpgsql as $$
      begin if new.event_id = 'm_bad' then raise 'no' using errcode = '22000'; end if; return new; end $$`
    await database.owner`
      create trigger refuse_one before insert on events for each row execute function refuse_one()`
    expectLogged('an event cannot be stored')
    const texts = Array.from({ length: 100 }, (_, index) => ({
      sender: { id: `7${index}` },
      message: { mid: index === 57 ? 'm_bad' : `m_${index}`, text: 'hi' },
    }))
    const body = writeMetaPost(messaging(page, ...texts))
    for (let times = 0; times < 5; times++) {
      if (times > 0) expectLogged('an event cannot be stored')
      expect((await send(body)).status).toBe(200)
    }
    await database.owner`drop function refuse_one() cascade`
    expect(await eventsOf(owner)).toHaveLength(99)
    const [bad, ...others] = await quarantineOf(owner)
    expect(others).toEqual([])
    expect(bad).toMatchObject({ reason: 'not_stored: the database does not take it' })
    const replayed = await replayQuarantined(owner.alice.scope, [bad?.id])
    expect(replayed).toEqual({ stored: 1, stillQuarantined: 0 })
    expect(await conversationsOf(owner)).toHaveLength(100)
  })
})

describe('who an asset belongs to', () => {
  it('iM17 nobody once it was let go of: answered, counted, and not processed', async () => {
    const { alice, workspace, ...others } = await castPlayers(database.owner)
    const asset = newAsset('whatsapp')
    const { connectionId } = await claim(alice, asset)
    const say = () => post(whatsAppPost(whatsApp(asset, { messages: [whatsAppText()] })))
    await say()
    await releaseAsset(alice.scope, { connectionId })
    await say()
    expect(await eventsOf({ alice, workspace, ...others })).toHaveLength(1)
    const [counted] =
      await database.owner`select entries from unrouted_posts where asset_id = ${asset.assetId}`
    expect(counted?.entries).toBe(1)
  })

  it('iM17 a disabled connection takes nothing', async () => {
    const owner = await freshOwner()
    await database.owner`update connections set disabled_at = now() where workspace_id = ${owner.workspace.id}`
    vi.setSystemTime(Date.now() + 6_000)
    await post(whatsAppPost(whatsApp(phone, { messages: [whatsAppText()] })))
    vi.useRealTimers()
    expect(await eventsOf(owner)).toEqual([])
  })

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
})

describe('a referral', () => {
  const referral = { ad_id: ad, source: 'ADS', type: 'OPEN_THREAD', ref: 'x' }

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

  it.each([
    ['Messenger', page, `"ad_id":${ad}`, '"source":"ADS"'],
    ['WhatsApp', phone, `"source_id" : ${ad}`, '"source_type":"ad"'],
  ])(
    'iM13 of %s keeps every digit of an id that comes as a bare number, and says so',
    async (_, asset, id, source) => {
      const owner = await freshOwner()
      const referral = { referral: 'HERE' }
      const said = '"12345678901234567890"'
      const body =
        asset.kind === 'messenger'
          ? messaging(asset, { message: { mid: 'm_bare', text: said, ...referral } })
          : whatsAppPost(whatsApp(asset, { messages: [whatsAppText({ text: { body: said }, ...referral })] }))
      const bare = writeMetaPost(body).replace('"HERE"', `{${id},${source}}`)
      expect((await send(bare.replace(`"${asset.assetId}"`, asset.assetId))).status).toBe(200)
      expect(await eventsOf(owner)).toMatchObject([
        { touch: 'ad', reference_id: ad, body: said, flags: 'unquoted' },
      ])
    },
  )

  it('iM13 that is quoted is not flagged', async () => {
    const owner = await freshOwner()
    await post(messaging(page, { message: { mid: 'm_q', text: `"ad_id":${ad}`, referral } }))
    expect(await eventsOf(owner)).toMatchObject([{ reference_id: ad, flags: null }])
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
})

describe('what the business sends', () => {
  const wamid = 'wamid.SENT'
  const status = (state: string, ago: number, changes: object = {}) =>
    whatsAppPost(
      whatsApp(phone, {
        statuses: [
          { id: wamid, status: state, timestamp: seconds(ago), recipient_id: '15550100001', ...changes },
        ],
      }),
    )
  const day = 86_400

  it.each([
    ['in their order', ['sent', 'delivered', 'read']],
    ['read before sent', ['read', 'sent', 'delivered']],
    ['each twice', ['delivered', 'read', 'read', 'sent', 'delivered', 'sent']],
  ])(
    'iM15 receipts %s are one each, of one message that was sent when the first of them says',
    async (_, states) => {
      const owner = await freshOwner()
      const ago = { sent: 2 * day, delivered: 2 * day - 60, read: day - 60 }
      for (const state of states) {
        const tag = { biz_opaque_callback_data: 'autumn' }
        await post(status(state, ago[state as keyof typeof ago], tag))
      }
      expect(await eventsOf(owner)).toMatchObject(
        ['sent', 'delivered', 'read'].map((kind) => ({
          event_id: `${wamid} ${kind}`,
          ...{ type: 'proactive', kind, campaign_id: 'autumn', proactive_message_id: wamid },
        })),
      )
      expect(await quarantineOf(owner)).toEqual([])
      // Read within the window, but sent before it.
      await post(whatsAppPost(whatsApp(phone, { messages: [whatsAppText()] })))
      expect(await conversationsOf(owner)).toMatchObject([{ source: 'organic' }])
    },
  )

  it('iM15 the answer to one that it quotes says so, however long ago it was sent', async () => {
    const owner = await freshOwner()
    for (const state of ['read', 'sent']) await post(status(state, 5 * day))
    const context = { from: '15550173040', id: wamid }
    await post(whatsAppPost(whatsApp(phone, { messages: [whatsAppText({ context })] })))
    expect(await conversationsOf(owner)).toMatchObject([
      { source: 'proactive', source_reason: 'quoted_proactive' },
    ])
  })

  it.each([
    ['before', [0, 1, 2]],
    ['after', [1, 2, 0]],
    ['between', [1, 0, 2]],
  ])('iM15 receipts of an answer leave no trace, the person’s message coming %s them', async (_, order) => {
    const owner = await freshOwner()
    const posts = [
      whatsAppPost(whatsApp(phone, { messages: [whatsAppText({ timestamp: seconds(3 * day) })] })),
      status('sent', 3 * day - 60),
      status('read', day),
    ]
    for (const index of order) await post(posts[index])
    await post(whatsAppPost(whatsApp(phone, { messages: [whatsAppText()] })))
    expect((await eventsOf(owner)).map(({ type }) => type)).toEqual(['message', 'message'])
    expect(await conversationsOf(owner)).toMatchObject([{ source: 'organic' }, { source: 'organic' }])
  })
})

describe('a message', () => {
  const said = { timestamp: Date.now() - 60_000, message: { mid: 'm_x', text: 'secret' } }
  const at = (after: number) => ({ timestamp: said.timestamp + after })
  const edit = (text: string, num_edit: number) => ({
    ...at(num_edit * 1_000),
    message_edit: { mid: 'm_x', text, num_edit },
  })
  const unsend = { ...at(30_000), message: { mid: 'm_x', is_deleted: true } }
  const echo = {
    ...{ sender: { id: account.assetId }, recipient: { id: '7512290046618335' } },
    ...{ ...at(5_000), message: { mid: 'm_echo', text: 'Yes?', is_echo: true } },
  }
  const reaction = { ...at(6_000), reaction: { mid: 'm_x', action: 'react', emoji: '❤' } }

  it.each<[string, object[], { body: string | null; flags: string | null }]>([
    ['twice in a batch', [said, said], { body: 'secret', flags: null }],
    ['with a reaction to it', [said, reaction], { body: 'secret', flags: null }],
    ['edited twice', [said, edit('better', 1), edit('best', 2)], { body: 'best', flags: 'edited' }],
    ['edited, told of late', [edit('best', 2), said, edit('better', 1)], { body: 'best', flags: 'edited' }],
    ['taken back', [said, unsend], { body: null, flags: 'unsent' }],
    ['taken back, told of first', [unsend, said], { body: null, flags: 'unsent' }],
    ['edited and taken back', [said, edit('better', 1), unsend], { body: null, flags: 'edited,unsent' }],
    ['all of it backwards', [unsend, edit('better', 1), said], { body: null, flags: 'edited,unsent' }],
  ])('iM11 %s is one row', async (_, events, expected) => {
    for (const posts of [[events], events.map((event) => [event])]) {
      const owner = await freshOwner()
      for (const batch of posts) await post(messaging(account, ...(batch as Record<string, unknown>[])))
      const rows = await eventsOf(owner)
      expect(rows.filter(({ sender }) => sender === 'user')).toMatchObject([{ event_id: 'm_x', ...expected }])
      expect(await conversationsOf(owner)).toMatchObject([{ user_messages: 1, bot_messages: 0 }])
      expect(await quarantineOf(owner)).toEqual([])
      if (expected.body === null) await expectNowhere(owner, ['secret', 'better'])
    }
  })

  async function expectNowhere({ workspace }: Cast, texts: string[]): Promise<void> {
    const [left] = await database.owner`
      select (select count(*)::int from events where workspace_id = ${workspace.id} and body = any(${texts})) as events,
        (select count(*)::int from deliveries where workspace_id = ${workspace.id}
          and convert_from(body, 'utf8') ~ ${texts.join('|')}) as deliveries`
    expect(left).toEqual({ events: 0, deliveries: 0 })
  }

  it.each([
    ['before', [said, echo]],
    ['after', [echo, said]],
  ])('iM11 an echo is the bot’s answer, the message that it answers coming %s', async (_, events) => {
    const owner = await freshOwner()
    for (const event of events) await post(messaging(account, event))
    expect(await conversationsOf(owner)).toMatchObject([
      { source: 'organic', user_messages: 1, bot_messages: 1 },
    ])
    expect(await eventsOf(owner)).toMatchObject([{ sender: 'user' }, { type: 'message', sender: 'bot' }])
  })

  it('iM11 of WhatsApp is edited and revoked, in any order', async () => {
    const message = whatsAppText({ id: 'wamid.E', timestamp: seconds(90) })
    const better = { type: 'text', text: { body: 'better' } }
    const change = (type: string, id: string, ago: number, more: object = {}) =>
      whatsAppText({
        ...{ id, type, timestamp: seconds(ago), text: undefined },
        [type]: { original_message_id: 'wamid.E', ...more },
      })
    const edited = change('edit', 'wamid.1', 60, { message: better })
    const revoked = change('revoke', 'wamid.2', 30)
    const all = [
      [message, edited, revoked],
      [revoked, edited, message],
    ]
    for (const messages of all) {
      const owner = await freshOwner()
      for (const one of messages) await post(whatsAppPost(whatsApp(phone, { messages: [one] })))
      const rows = (await eventsOf(owner)).filter(({ sender }) => sender === 'user')
      expect(rows).toMatchObject([{ event_id: 'wamid.E', body: null, flags: 'edited,unsent' }])
      await expectNowhere(owner, ['better', 'Grüße'])
    }
  })

  it.each([
    [
      'Messenger',
      (timestamp: unknown, id: string) => messaging(page, { timestamp, message: { mid: id, text: 'hi' } }),
    ],
    [
      'WhatsApp',
      (timestamp: unknown, id: string) =>
        whatsAppPost(whatsApp(phone, { messages: [whatsAppText({ timestamp, id })] })),
    ],
  ] as const)(
    'iM16 of %s in seconds or milliseconds is of one time, and of none it is that of the receipt',
    async (_, make) => {
      const owner = await freshOwner()
      const at = Math.floor(Date.now() / 1000) - 60
      const times = [at, String(at), at * 1000, String(at * 1000)]
      for (const [index, timestamp] of times.entries()) await post(make(timestamp, `m_${index}`))
      for (const [index, timestamp] of [0, '0', undefined].entries())
        await post(make(timestamp, `m_none_${index}`))
      const rows = await database.owner`
      select (extract(epoch from at))::int as at, received_at = at as received, flags from events
      where workspace_id = ${owner.workspace.id} order by event_id`
      expect(rows.slice(0, 4)).toEqual(times.map(() => ({ at, received: false, flags: null })))
      expect(rows.slice(4)).toMatchObject(Array(3).fill({ received: true, flags: 'undated' }))
    },
  )
})

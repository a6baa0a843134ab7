import { randomBytes, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { claimAsset } from '@/lib/access/meta/claim-asset'
import { replayQuarantined } from '@/lib/pipeline'
import { fixtureNames } from '@/tests/fixtures/meta/read-fixture'
import { writeMetaPost } from '@/tests/stand-in/meta/sign-meta-post'
import { type Cast, castPlayers } from '@/tests/support/cast'
import {
  account,
  ad,
  claim,
  messaging,
  newAsset,
  page,
  phone,
  post,
  postFixture,
  seconds,
  send,
  useMetaDoor,
  whatsApp,
  whatsAppPost,
  whatsAppText,
} from './meta-door'

const { database, freshOwner, eventsOf, conversationsOf, quarantineOf, identifiersOf } = useMetaDoor()
let cast: Cast

beforeAll(async () => {
  cast = await castPlayers(database.owner)
})

/** What each fixture leaves behind, alone in a workspace. */
const left: Record<string, Record<string, unknown>[]> = {
  'webhook-instagram-ad-referral': [
    { type: 'message', sender: 'user', touch: 'ad', reference_id: '120231450987660404' },
  ],
  'webhook-instagram-echo': [{ type: 'proactive', sender: 'bot', campaign_id: 'unknown' }],
  'webhook-instagram-igme-referral-existing-thread': [{ sender: 'system', kind: 'referral', touch: 'link' }],
  'webhook-instagram-message-deleted': [{ sender: 'system', kind: 'message_unsend', body: null }],
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

it('an asset is claimed with proof of that very asset, and a fresh one', async () => {
  const asset = newAsset('messenger')
  const proof = { ...asset, loginId: randomUUID(), provenAt: Date.now() }
  const attempt = (changes: object) =>
    claimAsset(cast.alice.scope, { ...asset, name: 'Linden' }, { ...proof, ...changes })
  await expect(attempt({ assetId: '1' })).rejects.toThrow('Meta has not confirmed')
  await expect(attempt({ provenAt: Date.now() - 3_600_000 })).rejects.toThrow('Meta has not confirmed')
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

import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { fixtureNames, type GraphErrorFixture, readFixture } from '../../fixtures/meta/read-fixture'
import { signMetaPost, writeMetaPost } from './sign-meta-post'
import { fixtureApp, halcyonIndia, ines, ruben, smallWorldAt } from './small-world'
import { useMetaStandIn } from './use-meta-stand-in'

const meta = useMetaStandIn(() => smallWorldAt('2026-11-22T12:00:00Z'))
const account = `act_${halcyonIndia}`
const insights = {
  level: 'ad',
  time_increment: '1',
  time_range: '{"since":"2026-11-02","until":"2026-11-08"}',
  breakdowns: 'publisher_platform',
  fields: 'account_id,ad_id,spend,impressions,clicks,inline_link_clicks,actions',
}

interface Page {
  data: Record<string, unknown>[]
  paging: { cursors: { after: string }; next?: string }
  error: { code: number; error_subcode?: number }
}

/** As somebody would who does not use our client. */
async function ask(
  path: string,
  params: Record<string, string> = {},
  { version = 'v26.0', token = '' } = {},
) {
  const accessToken = token || (await meta().issueToken(ines))
  const appsecret_proof = createHmac('sha256', fixtureApp.secret).update(accessToken).digest('hex')
  const query = new URLSearchParams({ appsecret_proof, ...params })
  const response = await fetch(`${meta().address}/${version}/${path}?${query}`, {
    headers: { authorization: `Bearer ${accessToken}` },
  })
  return { status: response.status, headers: response.headers, body: (await response.json()) as Page }
}

const codeOf = async (...asked: Parameters<typeof ask>) => {
  const { error } = (await ask(...asked)).body
  return error && [error.code, error.error_subcode].filter((part) => part !== undefined).join('/')
}

describe('as Meta does, it refuses', () => {
  test.each([
    ['a version that is not alive', 'me', {}, { version: 'v24.0' }, '2635'],
    ['a wrong proof', 'me', { appsecret_proof: '0'.repeat(64) }, {}, '100'],
    ['an unknown token', 'me', {}, { token: 'EAAwhatever' }, '190'],
    ['an account that is not there', 'act_1', {}, {}, '100/33'],
    ['a field that is not there', account, { fields: 'id,colour' }, {}, '100'],
    ['a metric that is not there', `${account}/insights`, { ...insights, fields: 'spend,joy' }, {}, '100'],
    ['a breakdown that is not there', `${account}/insights`, { ...insights, breakdowns: 'mood' }, {}, '100'],
    [
      'a range beyond its history',
      `${account}/insights`,
      { ...insights, time_range: '{"since":"2020-01-01","until":"2020-01-02"}' },
      {},
      '3018',
    ],
    [
      'a range backwards',
      `${account}/insights`,
      { ...insights, time_range: '{"since":"2026-11-02","until":"2026-11-01"}' },
      {},
      '100',
    ],
    ['parameters it has removed', `${account}/insights`, { ...insights, date_format: 'U' }, {}, '100'],
    ['cursors of another question', `${account}/ads`, { after: 'YWQtMQ' }, {}, '100'],
    ['edges it does not have', `${account}/dreams`, {}, {}, '2500'],
  ])('%s', async (_, path, params, how, code) => {
    expect(await codeOf(path, params as Record<string, string>, how)).toBe(code)
  })

  test('an account of others', async () => {
    expect(await codeOf(account, {}, { token: await meta().issueToken(ruben) })).toBe('200')
  })

  test('a token in the address', async () => {
    const response = await fetch(`${meta().address}/v26.0/me?access_token=${await meta().issueToken(ines)}`)
    expect(response.status).toBe(400)
  })
})

test('every error of the fixtures comes on demand, as often as asked, and only where it matches', async () => {
  for (const fixture of fixtureNames('graph-error-')) {
    const { http_status, body } = readFixture<GraphErrorFixture>(fixture)
    await meta().fail({ match: { path: `${account}/ads` }, error: { fixture }, times: 1 })
    expect((await ask('me')).status).toBe(200)
    expect(await ask(`${account}/ads`)).toMatchObject({ status: http_status, body })
    expect((await ask(`${account}/ads`)).status).toBe(200)
  }
})

test('headers of throttling name the account that was asked about', async () => {
  const header = 'x-business-use-case-usage'
  expect((await ask(account)).headers.get(header)).toContain(
    `"${halcyonIndia}":[{"type":"ads_insights","call_count":3`,
  )
  await meta().throttle({ match: { path: account }, headers: 'near_limit' })
  expect((await ask(account)).headers.get('x-app-usage')).toContain('76')
  await meta().throttle({ headers: { 'x-app-usage': 'broken' } })
  expect((await ask('me')).headers.get('x-app-usage')).toBe('broken')
})

test('pages: `next` names Meta’s own host and carries the token; it stays away on the last', async () => {
  await meta().setQuirks({ shortPageEvery: 2, emptyPageEvery: 3 })
  const sizes: number[] = []
  let next: string | undefined
  let after: string | undefined
  do {
    const { body } = await ask(`${account}/insights`, {
      ...insights,
      limit: '12',
      ...(after ? { after } : {}),
    })
    sizes.push(body.data.length)
    next = body.paging.next
    after = body.paging.cursors.after
    if (next)
      expect(next).toMatch(/^https:\/\/graph\.facebook\.com\/v26\.0\/act_\d+\/insights\?.*access_token=EAAS/)
  } while (next)
  expect(sizes).toEqual([12, 4, 0, 4, 12, 0, 10])
})

test('every metric is text, one of zero is absent, windows only if asked', async () => {
  const figures = { spend: '988.1', impressions: 20_418, clicks: 0, linkClicks: 0, conversationsStarted: 39 }
  await meta().reviseDays('120231450987660411', [{ day: '2026-11-02', platform: 'facebook', figures }])
  const oneDay = { ...insights, time_range: '{"since":"2026-11-02","until":"2026-11-02"}' }
  const { body } = await ask(`${account}/insights`, oneDay)
  expect(body.data[0]).toEqual({
    account_id: halcyonIndia,
    ad_id: '120231450987660411',
    spend: '988.1',
    impressions: '20418',
    actions: [
      { action_type: 'onsite_conversion.messaging_conversation_started_7d', value: '39' },
      { action_type: 'onsite_conversion.total_messaging_connection', value: '43' },
      { action_type: 'onsite_conversion.messaging_first_reply', value: '23' },
    ],
    date_start: '2026-11-02',
    date_stop: '2026-11-02',
    publisher_platform: 'facebook',
  })
  const asked = { ...oneDay, action_attribution_windows: '["7d_click","1d_view"]' }
  const [first] = ((await ask(`${account}/insights`, asked)).body.data[0]?.actions ?? []) as unknown[]
  expect(first).toMatchObject({ value: '39', '7d_click': '38', '1d_view': '1' })
})

test('without an increment the range is one row, without a breakdown the platforms are one', async () => {
  const { time_increment: _, breakdowns: __, ...bare } = insights
  const [whole] = (await ask(`${account}/insights`, bare)).body.data
  const days = (await ask(`${account}/insights`, { ...insights, limit: '500' })).body.data
  const ofAd = days.filter(({ ad_id }) => ad_id === whole?.ad_id)
  const sum = (name: string) => ofAd.reduce((total, row) => total + Number(row[name] ?? 0), 0)
  expect(ofAd).toHaveLength(14)
  expect(whole).toMatchObject({
    date_start: '2026-11-02',
    date_stop: '2026-11-08',
    impressions: String(sum('impressions')),
  })
  expect(Number(whole?.spend)).toBeCloseTo(sum('spend'), 2)
  expect(
    (await ask(`${account}/insights`, { ...insights, limit: '500', time_increment: '7' })).body.data,
  ).toHaveLength(6)
})

test('an account may change its zone and currency', async () => {
  await meta().changeAccount(halcyonIndia, { timeZone: 'Asia/Dubai', currency: 'AED' })
  const { body } = await ask(account, { fields: 'currency,timezone_name,timezone_offset_hours_utc' })
  expect(body).toEqual({
    id: account,
    currency: 'AED',
    timezone_name: 'Asia/Dubai',
    timezone_offset_hours_utc: 4,
  })
})

test('a token outlives the stand-in that gave it out', async () => {
  const token = await meta().issueToken(ines)
  await meta().setWorld(await meta().world())
  expect((await ask('me', {}, { token })).status).toBe(200)
})

test('an app may name itself in the header, as OAuth clients do', async () => {
  const exchange = async (secret: string) => {
    const response = await fetch(`${meta().address}/v26.0/oauth/access_token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${fixtureApp.id}:${secret}`)}` },
      body: new URLSearchParams({ code: 'used long ago', redirect_uri: 'http://localhost/x' }),
    })
    return ((await response.json()) as Page).error
  }
  expect((await exchange(fixtureApp.secret)).error_subcode).toBe(36009)
  expect((await exchange('guessed')).code).toBe(1)
})

test('the dialog shows its own page for an app or a way back that it does not know', async () => {
  const dialog = (params: Record<string, string>) =>
    fetch(`${meta().address}/v26.0/dialog/oauth?${new URLSearchParams(params)}`)
  expect((await dialog({ client_id: '1', redirect_uri: 'http://localhost/x' })).status).toBe(400)
  const stolen = await dialog({ client_id: fixtureApp.id, redirect_uri: 'https://elsewhere.invalid/' })
  expect(stolen.status).toBe(400)
  const hostile = { client_id: fixtureApp.id, redirect_uri: 'http://localhost/x', scope: '<script>' }
  expect(await (await dialog(hostile)).text()).not.toContain('<script>')
})

test('a post is written as Meta writes it, and signed over these bytes', () => {
  const body = writeMetaPost({ text: 'schön 👍 a/b' })
  expect(body).toBe('{"text":"sch\\u00f6n \\ud83d\\udc4d a\\/b"}')
  expect(JSON.parse(body)).toEqual({ text: 'schön 👍 a/b' })
  expect(signMetaPost(body, 'secret')).toBe(
    `sha256=${createHmac('sha256', 'secret').update(body).digest('hex')}`,
  )
})

import { describe, expect, test } from 'vitest'
import { GraphError } from '@/lib/ads/graph/graph-error'
import { inspectToken } from '@/lib/ads/graph/inspect-token'
import { listAdAccounts } from '@/lib/ads/graph/list-ad-accounts'
import { listPages } from '@/lib/ads/graph/list-pages'
import { listPhoneNumbers } from '@/lib/ads/graph/list-phone-numbers'
import { exchangeCode, extendToken } from '@/lib/ads/graph/obtain-token'
import { readMe } from '@/lib/ads/graph/read-me'
import { readPermissions } from '@/lib/ads/graph/read-permissions'
import { revokeLogin } from '@/lib/ads/graph/revoke-login'
import { subscribePage, subscribeWhatsApp } from '@/lib/ads/graph/subscribe-webhooks'
import { env } from '@/lib/env'
import { readFixture } from '../../../fixtures/meta/read-fixture'
import { halcyonJapan, ines, ruben } from '../../../stand-in/meta/small-world'
import { useMetaStandIn } from '../../../stand-in/meta/use-meta-stand-in'

const meta = useMetaStandIn()
const back = 'http://localhost:3000/api/meta/connect/callback?a=b'

/** Walks through the dialog as a browser would; the address it comes back to. */
async function logIn(
  choice: 'continue' | 'cancel',
  { user = ines, granted = ['ads_read'] } = {},
): Promise<URL> {
  const params = new URLSearchParams({
    client_id: env.META_APP_ID ?? '',
    redirect_uri: back,
    state: 'a state & more',
    response_type: 'code',
    scope: 'ads_read,business_management',
  })
  const dialog = `${env.META_LOGIN_URL}/${env.META_GRAPH_VERSION}/dialog/oauth?${params}`
  expect(await (await fetch(dialog)).text()).toContain('value="business_management"')
  const form = new URLSearchParams([
    ['user', user],
    ['choice', choice],
    ...granted.map((name) => ['permission', name]),
  ])
  const left = await fetch(dialog, { method: 'POST', body: form, redirect: 'manual' })
  return new URL(left.headers.get('location') ?? '')
}

const kindOf = async (asked: Promise<unknown>) =>
  asked.then(
    () => 'answered',
    (error: unknown) =>
      error instanceof GraphError ? `${error.kind} ${error.code}/${error.subcode}` : String(error),
  )

test('a login: code, token of an hour, token of sixty days, who it is and what was granted', async () => {
  const returned = await logIn('continue')
  expect(returned.searchParams.get('state')).toBe('a state & more')
  expect(returned.hash).toBe('#_=_')
  const code = returned.searchParams.get('code') ?? ''
  const short = await exchangeCode(code, back)
  const long = await extendToken(short)
  expect([short.expiresInSeconds, long.expiresInSeconds]).toEqual([5_112, 5_183_944])
  expect(long.accessToken).not.toBe(short.accessToken)
  expect(await readMe(long)).toEqual({ id: ines, name: 'Ines Okafor' })
  expect(await readPermissions(long)).toEqual({
    granted: ['public_profile', 'ads_read'],
    declined: ['business_management'],
  })
  const facts = await inspectToken(long)
  expect(facts).toMatchObject({ isValid: true, appId: env.META_APP_ID, userId: ines, problem: null })
  expect(facts.scopes).toEqual(['public_profile', 'ads_read'])
  const days = (instant: Date | null) => Math.round(((instant?.getTime() ?? 0) - Date.now()) / 86_400_000)
  expect([days(facts.expiresAt), days(facts.dataAccessExpiresAt)]).toEqual([60, 90])
  expect(await kindOf(exchangeCode(code, back))).toBe('bad-request 100/36009')
})

test('a code is good only for the address it was given out to, byte by byte', async () => {
  const code = (await logIn('continue')).searchParams.get('code') ?? ''
  expect(await kindOf(exchangeCode(code, `${back}&c=d`))).toBe('bad-request 100/36008')
})

test('whoever cancels comes back with a no', async () => {
  const { searchParams } = await logIn('cancel')
  expect(searchParams.get('error')).toBe('access_denied')
  expect(searchParams.has('code')).toBe(false)
})

test('a token that never expires stays as it is', async () => {
  const token = {
    accessToken: await meta().issueToken(ines, { expiresInSeconds: null }),
    expiresInSeconds: null,
  }
  expect(await extendToken(token)).toBe(token)
  expect(await inspectToken(token)).toMatchObject({ expiresAt: null, dataAccessExpiresAt: null })
})

describe('a dead token', () => {
  test.each([458, 459, 460, 463, 464, 467] as const)('is known by its subcode %d', async (subcode) => {
    const login = { accessToken: await meta().issueToken(ines) }
    await meta().killTokens(ines, subcode)
    expect(await kindOf(readMe(login))).toBe(`token-dead 190/${subcode}`)
    expect((await inspectToken(login)).problem).toEqual({ code: 190, subcode })
  })

  test('that expired cannot be extended', async () => {
    const accessToken = await meta().issueToken(ines, { expiresInSeconds: -10 })
    expect(await kindOf(readMe({ accessToken }))).toBe('token-dead 190/463')
    expect(await kindOf(extendToken({ accessToken, expiresInSeconds: 5 }))).toBe('token-dead 190/463')
  })

  test('is what is left after the login was revoked; a new login lives', async () => {
    const login = { accessToken: await meta().issueToken(ines) }
    await revokeLogin(login)
    expect(await kindOf(readMe(login))).toBe('token-dead 190/458')
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(await kindOf(readMe({ accessToken: await meta().issueToken(ines) }))).toBe('answered')
  })
})

test('what the fixtures tell of tokens is read', async () => {
  const login = { accessToken: await meta().issueToken(ines) }
  const say = (name: 'graph-debug-token-valid' | 'graph-debug-token-invalid') =>
    meta().fail({ match: { path: 'debug_token' }, error: { status: 200, body: readFixture(name) } })
  await say('graph-debug-token-valid')
  expect((await inspectToken(login)).isValid).toBe(true)
  await meta().heal()
  await say('graph-debug-token-invalid')
  expect(await inspectToken(login)).toMatchObject({ isValid: false, problem: { code: 190, subcode: 460 } })
})

describe('a person sees', () => {
  test('their ad accounts, with old names of zones as they are, businesses only where permitted', async () => {
    const all = await listAdAccounts({ accessToken: await meta().issueToken(ines) })
    expect(all.map(({ currency, timeZone, status }) => `${currency} ${timeZone} ${status}`)).toEqual([
      'INR Asia/Kolkata 1',
      'USD America/New_York 1',
      'JPY Asia/Tokyo 1',
      'TWD Asia/Taipei 2',
      'VND Asia/Saigon 1',
    ])
    expect(all[0]?.businessName).toBe('Halcyon Group')
    const one = await listAdAccounts({
      accessToken: await meta().issueToken(ruben, { permissions: ['ads_read'] }),
    })
    expect(one).toMatchObject([{ accountId: halcyonJapan, businessName: null }])
  })

  test('nothing without the permission', async () => {
    const accessToken = await meta().issueToken(ines, { permissions: ['public_profile'] })
    expect(await kindOf(listAdAccounts({ accessToken }))).toBe('permission 200/null')
    expect(await kindOf(listPages({ accessToken }))).toBe('permission 200/null')
  })

  test('their Pages with Instagram and a token each, and numbers of WhatsApp; their webhooks are subscribed', async () => {
    const permissions = [
      'pages_show_list',
      'pages_manage_metadata',
      'instagram_basic',
      'whatsapp_business_management',
    ]
    const login = { accessToken: await meta().issueToken(ines, { permissions }) }
    const [page] = await listPages(login)
    expect(page).toMatchObject({ instagram: { accountId: '17841471890233415' }, name: 'Halcyon Looms' })
    const numbers = await listPhoneNumbers(login, '402918836650174')
    expect(numbers).toMatchObject([{ phoneNumberId: '559013327784206' }])
    await subscribeWhatsApp(login, '402918836650174')
    expect(await kindOf(subscribePage(login, page?.pageId ?? ''))).toBe('permission 210/null')
    await subscribePage(page?.login ?? login, page?.pageId ?? '')
    const subscribed = (await meta().calls()).at(-1)?.params.subscribed_fields
    expect(subscribed).toContain('messaging_referrals')
  })

  test('no numbers of somebody else', async () => {
    const login = {
      accessToken: await meta().issueToken(ruben, { permissions: ['whatsapp_business_management'] }),
    }
    expect(await kindOf(listPhoneNumbers(login, '402918836650174'))).toBe('gone 100/33')
  })
})

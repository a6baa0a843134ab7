import { createRequire } from 'node:module'
import { NextRequest } from 'next/server'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { answerAuth } from '@/lib/access/auth-door'
import { getSignedInUser } from '@/lib/access/signed-in-user'
import { changePassword } from '@/lib/access/users'
import { env } from '@/lib/env'
import { ines, ruben } from '../../../stand-in/meta/small-world'
import { useMetaStandIn } from '../../../stand-in/meta/use-meta-stand-in'
import { type Cast, castPlayers } from '../../../support/cast'
import { useDatabase } from '../../../support/database'
import { expectLogged } from '../../../support/no-stray-errors'

/** The browser: its cookies by name, as Next's own `cookies()` gives them. */
const jar = vi.hoisted(() => {
  const kept = new Map<string, string>()
  const list = () => [...kept].map(([name, value]) => ({ name, value }))
  const set = (name: string, value: string) => (value ? kept.set(name, value) : kept.delete(name))
  const get = (name: string) => list().find((cookie) => cookie.name === name)
  return { kept, cookies: { getAll: list, get, set } }
})
const requestScope = vi.hoisted(() => ({
  cookies: async () => jar.cookies,
  headers: async () => new Headers(),
}))
vi.mock('next/headers', () => requestScope)
// next-auth asks for the same module with require(), which vi.mock does not reach.
Object.assign(createRequire(import.meta.url)('next/headers'), requestScope)

const database = useDatabase()
const meta = useMetaStandIn()
const site = 'http://localhost:3000'
const fromSite = { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': '203.0.113.7' }
let cast: Cast

beforeEach(async () => {
  jar.kept.clear()
  await database.owner`delete from facebook_identities`
  await database.owner`delete from sign_in_attempts`
  cast = await castPlayers(database.owner)
  await link(cast.alice.user.id, ines)
})

async function link(userId: string, metaUserId: string): Promise<void> {
  await database.owner`
    insert into facebook_identities (meta_user_id, user_id, linked_at) values (${metaUserId}, ${userId}, now())`
}

async function call(
  method: string,
  address: string,
  { form, headers = fromSite }: { form?: Record<string, string>; headers?: Record<string, string> } = {},
): Promise<Response> {
  const url = new URL(address, `${site}/api/auth/`)
  const nextauth = url.pathname.replace('/api/auth/', '').split('/')
  const request = new NextRequest(url, { method, headers, body: form && new URLSearchParams(form) })
  const response = await answerAuth(request, { params: Promise.resolve({ nextauth }) })
  for (const line of response.headers.getSetCookie()) keep(line)
  return response
}

function keep(line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
  jar.cookies.set(name, decodeURIComponent(value))
}

/** Presses the button; answers the address of Facebook's dialog. */
async function begin(callbackUrl = '/w/brand/connections?x=1'): Promise<string> {
  const { csrfToken } = await (await call('GET', 'csrf')).json()
  const response = await call('POST', 'signin/facebook', { form: { csrfToken, callbackUrl } })
  expect(response.status).toBe(200)
  return (await response.json()).url
}

/** What somebody does in Facebook's dialog; answers where they are sent back to. */
async function decide(dialog: string, { user = ines, choice = 'continue' } = {}): Promise<string> {
  const form = new URLSearchParams({ user, choice })
  const response = await fetch(dialog, { method: 'POST', body: form, redirect: 'manual' })
  return response.headers.get('location') ?? ''
}

/** Where the browser ends up. */
async function comeBack(address: string): Promise<string | null> {
  const response = await call('GET', address, { headers: { 'x-forwarded-for': '203.0.113.7' } })
  expect(response.status).toBe(302)
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  return response.headers.get('location')
}

function signInPage(problem: string): string {
  return `/sign-in?${new URLSearchParams({ facebook: problem, callbackUrl: '/w/brand/connections?x=1' })}#`
}

describe('whoever has linked a Facebook account', () => {
  it('is asked for no more than who they are, with a state that only this browser can bring back', async () => {
    const dialog = new URL(await begin())
    expect(dialog.origin).toBe(meta().address)
    expect(Object.fromEntries(dialog.searchParams)).toEqual({
      client_id: env.META_APP_ID,
      scope: 'public_profile',
      response_type: 'code',
      redirect_uri: `${site}/api/auth/callback/facebook`,
      state: expect.stringMatching(/^[\w-]{43}$/),
    })
    expect(jar.kept.get('next-auth.state')).not.toContain(dialog.searchParams.get('state') ?? '')
  })

  it('is signed in by it, and goes on to where they wanted', async () => {
    expect(await comeBack(await decide(await begin()))).toBe('/w/brand/connections?x=1#')
    expect(await getSignedInUser()).toMatchObject({ id: cast.alice.user.id })
    expect(jar.kept.has('next-auth.state')).toBe(false)
    expect(jar.kept.has('device')).toBe(true)
  })

  it('has a session that ends with a new password, as any other', async () => {
    await comeBack(await decide(await begin()))
    await changePassword({ email: cast.alice.user.email, password: 'lighthouse keeper waits' })
    expect(await getSignedInUser()).toBeNull()
  })

  it('puts neither token nor secret into an address', async () => {
    await meta().forgetCalls()
    await comeBack(await decide(await begin()))
    const calls = await meta().calls()
    expect(calls.map(({ path, status }) => [path, status])).toEqual([
      ['oauth/access_token', 200],
      ['debug_token', 200],
      ['me', 200],
    ])
    expect(jar.kept.get('next-auth.session-token')).not.toContain('EAAS')
  })
})

describe('nobody is signed in, and a sentence says why,', () => {
  const attempts: Record<string, [problem: string, attempt: () => Promise<string | null>]> = {
    'where the account is linked to nobody, whatever its e-mail address': [
      'not-linked',
      async () => {
        await database.owner`
          update users set email = 'ruben@halcyon.example' where id = ${cast.bob.user.id}`
        return comeBack(await decide(await begin(), { user: ruben }))
      },
    ],
    'where its user is disabled': [
      'not-linked',
      async () => {
        await database.owner`update users set disabled_at = now() where id = ${cast.alice.user.id}`
        return comeBack(await decide(await begin()))
      },
    ],
    'iL8 when they cancel at Facebook': [
      'declined',
      async () => comeBack(await decide(await begin(), { choice: 'cancel' })),
    ],
    'iL8 when Facebook says anything else': [
      'refused',
      async () => {
        await begin()
        return comeBack('callback/facebook?error=server_error')
      },
    ],
    'iL8 when the same way back is taken twice, cookie and all': [
      'not-begun-here',
      async () => {
        const back = await decide(await begin())
        const before = new Map(jar.kept)
        await comeBack(back)
        for (const name of [...jar.kept.keys()]) jar.kept.delete(name)
        for (const [name, value] of before) jar.kept.set(name, value)
        return comeBack(back)
      },
    ],
    'iL8 when a code is used under a second state': [
      'refused',
      async () => {
        expectLogged('a login with Facebook failed')
        const back = new URL(await decide(await begin()))
        await comeBack(back.href)
        jar.kept.delete('next-auth.session-token')
        const second = new URL(await begin()).searchParams.get('state') ?? ''
        back.searchParams.set('state', second)
        return comeBack(back.href)
      },
    ],
    'iL7 without the cookie of the beginning': [
      'not-begun-here',
      async () => {
        const back = await decide(await begin())
        jar.kept.delete('next-auth.state')
        return comeBack(back)
      },
    ],
    'iL7 without a state': [
      'not-begun-here',
      async () => {
        const back = new URL(await decide(await begin()))
        back.searchParams.delete('state')
        return comeBack(back.href)
      },
    ],
    'iL7 with two states': [
      'not-begun-here',
      async () => {
        const back = new URL(await decide(await begin()))
        back.searchParams.append('state', back.searchParams.get('state') ?? '')
        return comeBack(back.href)
      },
    ],
    'iL7 with the state of another browser': [
      'not-begun-here',
      async () => {
        const foreign = await decide(await begin())
        jar.kept.clear()
        await begin()
        return comeBack(foreign)
      },
    ],
    'iL7 with a cookie that was tampered with': [
      'not-begun-here',
      async () => {
        const back = await decide(await begin())
        jar.kept.set('next-auth.state', `${jar.kept.get('next-auth.state')?.slice(0, -4)}AAAA`)
        return comeBack(back)
      },
    ],
    'iL7 with the state of a link, or of a login for ads': [
      'not-begun-here',
      async () => {
        const back = await decide(await begin())
        jar.kept.set('next-auth.state', jar.kept.get('next-auth.csrf-token') ?? '')
        return comeBack(back)
      },
    ],
    'when Facebook does not answer': [
      'unreachable',
      async () => {
        expectLogged('a login with Facebook failed')
        await meta().fail({ match: { path: 'me' }, error: { misbehave: 'html' }, times: null })
        return comeBack(await decide(await begin()))
      },
    ],
  }

  it.each(Object.entries(attempts))('%s', async (_, [problem, attempt]) => {
    expect(await attempt()).toBe(signInPage(problem))
    expect(jar.kept.has('next-auth.session-token')).toBe(false)
    expect(jar.kept.has('next-auth.state')).toBe(false)
    const [count] = await database.owner`select count(*)::int as n from facebook_identities`
    expect(count).toEqual({ n: 1 })
  })
})

describe('the door', () => {
  it('opens only for the button and the way back', async () => {
    for (const [method, path] of [
      ['GET', 'signin/facebook'],
      ['POST', 'callback/facebook'],
      ['GET', 'callback/google'],
      ['POST', 'signin/google'],
      ['POST', 'signin/credentials'],
      ['POST', 'signin/facebook/more'],
    ] as const) {
      expect((await call(method, path)).status, `${method} ${path}`).toBe(404)
    }
  })

  it('is shut without an app at Meta', async () => {
    const { META_APP_ID } = env
    env.META_APP_ID = undefined
    expect((await call('POST', 'signin/facebook')).status).toBe(404)
    expect((await call('GET', 'callback/facebook?code=x&state=y')).status).toBe(404)
    env.META_APP_ID = META_APP_ID
  })

  it.each<[string, Record<string, string>]>([
    ['from nowhere', {}],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses a press of the button that comes %s', async (_, headers) => {
    const { csrfToken } = await (await call('GET', 'csrf')).json()
    expect((await call('POST', 'signin/facebook', { form: { csrfToken }, headers })).status).toBe(403)
  })

  it('refuses one without the token of this site', async () => {
    await call('GET', 'csrf')
    const response = await call('POST', 'signin/facebook', { form: { csrfToken: 'f'.repeat(64) } })
    expect(response.status).toBe(403)
    expect(jar.kept.has('next-auth.state')).toBe(false)
  })

  it('counts tries by address, at the button and on the way back', async () => {
    const { csrfToken } = await (await call('GET', 'csrf')).json()
    const press = () => call('POST', 'signin/facebook', { form: { csrfToken } })
    for (let time = 0; time < 30; time += 1) expect((await press()).status).toBe(200)
    const refused = await press()
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await comeBack('callback/facebook?code=x&state=y')).toContain('facebook=too-many-tries')
  })

  it.each([
    ['//evil.example'],
    ['https://evil.example/'],
    ['javascript:alert(1)'],
    ['/\\evil'],
    ['/x%0d%0aSet-Cookie:a=b'],
    ['/sign-in'],
  ])('leads nobody to %s', async (callbackUrl) => {
    expect(await comeBack(await decide(await begin(callbackUrl)))).toBe('/#')
  })

  it('believes no cookie about where to go', async () => {
    const back = await decide(await begin())
    jar.kept.set('next-auth.callback-url', 'https://evil.example/w/brand')
    expect(await comeBack(back)).toBe('/w/brand#')
    const another = await decide(await begin())
    jar.kept.set('next-auth.callback-url', 'http://localhost:3000//evil.example')
    expect(await comeBack(another)).toBe('/#')
  })
})

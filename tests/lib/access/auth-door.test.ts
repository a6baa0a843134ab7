import { createRequire } from 'node:module'
import { NextRequest } from 'next/server'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { answerAuth } from '@/lib/access/auth-door'
import { getSignedInUser } from '@/lib/access/signed-in-user'
import { changePassword, createUser } from '@/lib/access/users'
import { useDatabase } from '../../support/database'

/** The browser: its cookies by name, as Next's own `cookies()` gives them. */
const jar = vi.hoisted(() => {
  const kept = new Map<string, string>()
  const list = () => [...kept].map(([name, value]) => ({ name, value }))
  const find = (name: string) => list().find((cookie) => cookie.name === name)
  return {
    kept,
    cookies: { getAll: list, get: find, set: (name: string, value: string) => kept.set(name, value) },
  }
})
const requestScope = vi.hoisted(() => ({
  cookies: async () => jar.cookies,
  headers: async () => new Headers(),
}))
vi.mock('next/headers', () => requestScope)
// next-auth asks for the same module with require(), which vi.mock does not reach.
Object.assign(createRequire(import.meta.url)('next/headers'), requestScope)

useDatabase()
const password = 'purple giraffe dances slowly'
const email = 'alice@example.com'
const fromSite = { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': '203.0.113.7' }

beforeAll(async () => {
  await createUser({ email, password, name: 'Alice' })
})
beforeEach(() => jar.kept.clear())

async function call(
  method: string,
  path: string,
  { form, headers = fromSite }: { form?: Record<string, string>; headers?: Record<string, string> } = {},
): Promise<Response> {
  const [nextauth = ''] = path.split('?')
  const request = new NextRequest(`http://localhost:3000/api/auth/${path}`, {
    method,
    headers,
    body: form && new URLSearchParams(form),
  })
  const response = await answerAuth(request, { params: Promise.resolve({ nextauth: nextauth.split('/') }) })
  for (const line of response.headers.getSetCookie()) keep(line)
  return response
}

function keep(line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
  if (value) jar.kept.set(name, decodeURIComponent(value))
  else jar.kept.delete(name)
}

async function signIn(typed: Record<string, string> = {}, headers = fromSite): Promise<Response> {
  const { csrfToken } = await (await call('GET', 'csrf')).json()
  return call('POST', 'callback/credentials', { form: { email, password, csrfToken, ...typed }, headers })
}

describe('signing in', () => {
  it('makes the browser its user, with cookies that no script can read', async () => {
    const response = await signIn()
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toContain('no-store')
    const session = response.headers.getSetCookie().find((line) => line.includes('session-token'))
    expect(session).toMatch(/; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/)
    expect(await getSignedInUser()).toMatchObject({ email, name: 'Alice' })
    expect(jar.kept.get('device')).toBeDefined()
  })

  it('ends when the browser signs out', async () => {
    await signIn()
    const { csrfToken } = await (await call('GET', 'csrf')).json()
    expect((await call('POST', 'signout', { form: { csrfToken } })).status).toBe(200)
    expect(await getSignedInUser()).toBeNull()
  })

  it('ends everywhere with a new password', async () => {
    const user = { email: 'dora@example.com', password }
    await createUser(user)
    await signIn({ email: user.email })
    expect(await getSignedInUser()).toMatchObject({ email: user.email })
    await changePassword({ ...user, password: 'lighthouse keeper waits' })
    expect(await getSignedInUser()).toBeNull()
  })

  it.each([
    ['altered', (token: string) => `${token.slice(0, -4)}AAAA`],
    ['cut', (token: string) => token.slice(0, 40)],
    ['8 KB long', (token: string) => token.padEnd(8192, 'a')],
    ['words', () => 'admin'],
  ])('is nobody with a cookie that is %s', async (_, change) => {
    await signIn()
    const name = 'next-auth.session-token'
    jar.kept.set(name, change(jar.kept.get(name) ?? ''))
    expect(await getSignedInUser()).toBeNull()
  })
})

describe('what is refused', () => {
  it('answers the same for a wrong password and an unknown address', async () => {
    const wrong = await signIn({ password: 'wrong' })
    const unknown = await signIn({ email: 'nobody@example.com' })
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    expect(await wrong.text()).toBe(await unknown.text())
    expect(await getSignedInUser()).toBeNull()
  })

  it.each([
    ['no password', { password: '' }, 422],
    ['a password of a kibibyte and more', { password: 'x'.repeat(2000) }, 422],
    ['a password of a megabyte', { password: 'x'.repeat(1_000_000) }, 413],
  ])('%s', async (_, typed, status) => {
    expect((await signIn(typed)).status).toBe(status)
  })

  it('the eleventh try, with the time to wait', async () => {
    for (let time = 0; time < 10; time += 1) await signIn({ email: 'erin@example.com', password: 'wrong' })
    const refused = await signIn({ email: 'erin@example.com' })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800)
    expect(await refused.json()).toEqual({ error: 'TooManyTries' })
  })

  it('a form without the token of this site', async () => {
    expect((await signIn({ csrfToken: 'f'.repeat(64) })).status).toBe(403)
    expect(await getSignedInUser()).toBeNull()
  })

  it.each<[string, Record<string, string>]>([
    ['from nowhere', {}],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['behind a forwarded host', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
  ])('a form %s', async (_, headers) => {
    expect((await signIn({}, headers as typeof fromSite)).status).toBe(403)
    expect(await getSignedInUser()).toBeNull()
  })

  it.each([
    ['GET', 'session'],
    ['POST', 'session'],
    ['GET', 'providers'],
    ['GET', 'signin'],
    ['GET', 'signout'],
    ['GET', 'error?error=x'],
    ['POST', '_log'],
    ['GET', 'callback/credentials'],
    ['POST', 'callback/google'],
    ['POST', '__proto__'],
  ])('%s %s is not there', async (method, path) => {
    expect((await call(method, path)).status).toBe(404)
  })

  it.each([
    '//evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\\evil',
    '/x%0d%0aSet-Cookie:a=b',
  ])('a way to %s after signing in', async (callbackUrl) => {
    expect((await call('GET', `csrf?callbackUrl=${encodeURIComponent(callbackUrl)}`)).status).toBe(200)
    const response = await signIn({ callbackUrl })
    expect(await response.json()).toEqual({ url: 'http://localhost:3000/' })
    expect(JSON.stringify([...jar.kept])).not.toContain('evil')
  })
})

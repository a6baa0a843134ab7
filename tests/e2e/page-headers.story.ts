import { expect, test } from '@playwright/test'
import { nonceOf } from './nonce-of'
import { signIn } from './sign-in'

const overview = '/w/fab-cart/click-to-haptik'
const pages = ['/sign-in', overview, '/w/never-was/conversations', '/not/an/address', '/']

test('every page carries a policy with a nonce of its own, and its scripts carry that nonce', async ({
  page,
}) => {
  await signIn(page, 'owner@fab-cart.example', overview)
  const nonces = new Set<string>()
  for (const path of [...pages, ...pages]) {
    const response = await page.request.get(path, { maxRedirects: 0 })
    const headers = response.headers()
    const nonce = nonceOf(headers['content-security-policy'])
    expect(nonce, path).toMatch(/^[A-Za-z0-9+/]{22}==$/)
    nonces.add(nonce)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin')
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(headers['cache-control']).toMatch(/private.*no-store|no-store.*private/)
    expect(headers['x-powered-by']).toBeUndefined()
    for (const [script] of (await response.text()).matchAll(/<script[^>]*>/g)) {
      expect(script).toContain(`nonce="${nonce}"`)
    }
  }
  expect(nonces.size).toBe(pages.length * 2)
})

test('a policy that a stranger sends along is not given back', async ({ request }) => {
  const response = await request.get('/sign-in', {
    headers: {
      'content-security-policy': "script-src 'nonce-stranger'",
      'content-security-policy-report-only': "script-src 'nonce-stranger'",
      'x-nonce': 'stranger',
    },
  })
  expect(response.headers()['content-security-policy']).not.toContain('stranger')
  expect(await response.text()).not.toContain('stranger')
})

for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE']) {
  test(`a page answers ${method} with 405 and what is allowed`, async ({ request }) => {
    const response = await request.fetch('/sign-in', { method })
    expect(response.status()).toBe(405)
    expect(response.headers().allow).toBe('GET, HEAD, POST')
  })
}

test('answers for programs run nothing in a browser', async ({ request }) => {
  for (const path of ['/api/health/live', '/api/v1/openapi.json', '/api/v1/nodes']) {
    const headers = (await request.get(path)).headers()
    expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
  }
})

import { describe, expect, it } from 'vitest'
import { isSameOrigin, type OriginHeaders, originHeaders } from '@/lib/access/same-origin'

const site = 'https://click.example'
const none: OriginHeaders = { secFetchSite: null, origin: null, host: 'click.example' }

describe('comes from a page of this site', () => {
  it.each<[string, OriginHeaders, string | undefined]>([
    ['says the browser', { ...none, secFetchSite: 'same-origin' }, site],
    ['says an older browser', { ...none, origin: 'https://click.example' }, site],
    ['with the default port spelled out', { ...none, origin: 'https://click.example:443' }, site],
    [
      'to the host that was asked',
      { ...none, origin: 'http://localhost:3000', host: 'localhost:3000' },
      undefined,
    ],
    [
      'to a host in other case',
      { ...none, origin: 'http://localhost:3000', host: 'LOCALHOST:3000' },
      undefined,
    ],
  ])('%s', (_, headers, appUrl) => {
    expect(isSameOrigin(headers, appUrl)).toBe(true)
  })
})

describe('comes from elsewhere, or does not say', () => {
  it.each<[string, OriginHeaders, string | undefined]>([
    ['neither header', none, site],
    ['neither header, no configured address', none, undefined],
    ['cross-site', { ...none, secFetchSite: 'cross-site', origin: site }, site],
    ['a sibling host', { ...none, secFetchSite: 'same-site' }, site],
    ['typed by hand', { ...none, secFetchSite: 'none' }, site],
    ['an empty header', { ...none, secFetchSite: '' }, site],
    ['an evil origin', { ...none, origin: 'https://evil.example' }, site],
    ['the null origin', { ...none, origin: 'null' }, site],
    ['an empty origin', { ...none, origin: '' }, site],
    ['a sibling origin', { ...none, origin: 'https://other.click.example' }, site],
    ['another scheme', { ...none, origin: 'http://click.example' }, site],
    ['another port', { ...none, origin: 'https://click.example:8443' }, site],
    ['a host that only starts alike', { ...none, origin: 'https://click.example.evil.example' }, site],
    ['another host than was asked', { ...none, origin: 'http://evil.example' }, undefined],
    ['no host at all', { ...none, origin: 'http://evil.example', host: null }, undefined],
  ])('%s', (_, headers, appUrl) => {
    expect(isSameOrigin(headers, appUrl)).toBe(false)
  })
})

it('never reads a forwarded header', () => {
  const headers = new Headers({
    origin: 'https://evil.example',
    'x-forwarded-host': 'evil.example',
    forwarded: 'host=evil.example',
    host: 'click.example',
  })
  expect(isSameOrigin(originHeaders(headers), undefined)).toBe(false)
})

import { describe, expect, it } from 'vitest'
import { safeCallbackUrl } from '@/lib/access/callback-url'

describe('a way back that is followed', () => {
  it.each([
    ['/', '/'],
    ['/workspaces', '/workspaces'],
    ['/w/fab-cart/click-to-haptik?from=2026-11-01&to=2026-11-22#ads-overview', undefined],
    ['/w/fab-cart/conversations?person=%E0%A4%85', undefined],
    ['/w/a/../b', '/w/b'],
    ['/w/a?next=https://evil.example/', undefined],
  ])('%s', (given, leadsTo) => {
    expect(safeCallbackUrl(given)).toBe(leadsTo ?? given)
  })
})

describe('a way back that is ignored', () => {
  it.each([
    ['//evil.example'],
    ['///evil.example'],
    ['/\\evil.example'],
    ['\\\\evil.example'],
    ['/\t/evil.example'],
    ['/\n/evil.example'],
    ['/..//evil.example'],
    ['/.//evil.example'],
    ['https:evil.example'],
    ['https://evil.example'],
    ['http:/evil.example'],
    ['javascript:alert(1)'],
    ['data:text/html,x'],
    ['w/fab-cart'],
    ['%2F%2Fevil.example'],
    ['/%5cevil.example'],
    ['/w%0d%0aSet-Cookie:a=b'],
    ['/w%0D%0ALocation:x'],
    ['/w\r\nSet-Cookie: a=b'],
    ['/%00'],
    ['/sign-in'],
    ['/sign-in?callbackUrl=/'],
    ['/api/auth/csrf'],
    [`/${'a'.repeat(2000)}`],
    [''],
    [' /w'],
    [undefined],
    [['/w', '/x']],
    [{}],
  ])('%j', (given) => {
    expect(safeCallbackUrl(given)).toBeNull()
  })
})

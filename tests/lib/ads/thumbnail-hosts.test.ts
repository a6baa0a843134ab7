import { expect, test } from 'vitest'
import { contentSecurityPolicy } from '@/app/content-security-policy'
import { toThumbnail } from '@/lib/ads/thumbnail-hosts'

test.each([
  ['https://scontent.fdel3-1.fna.fbcdn.net/v/t45/thumb.jpg?oh=1', true],
  ['https://scontent.cdninstagram.com/thumb.jpg', true],
  ['http://scontent.xx.fbcdn.net/thumb.jpg', false],
  ['https://fbcdn.net.example/thumb.jpg', false],
  ['https://notfbcdn.net/thumb.jpg', false],
  ['https://scontent.linden.invalid/demo/1.jpg', false],
  ['javascript:alert(1)', false],
  ['thumb.jpg', false],
  [null, false],
])('%s: %s', (url, isShown) => {
  expect(toThumbnail(url)).toBe(isShown ? url : null)
})

test('the policy lets pictures come from there and from nowhere else', () => {
  const sources = /img-src ([^;]+)/.exec(contentSecurityPolicy('x', false))?.[1]
  expect(sources).toBe("'self' data: https://*.fbcdn.net https://*.cdninstagram.com")
})

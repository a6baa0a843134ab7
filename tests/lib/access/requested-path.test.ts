import { expect, it } from 'vitest'
import { requestedPathHeader, signInAddress } from '@/lib/access/requested-path'

it.each([
  ['leads back to where the request went', '/w/a/conversations?source=ads', '/w/a/conversations?source=ads'],
  ['leads to the given page when nobody said', null, '/w/a/click-to-haptik'],
  ['leads nowhere else', '//evil.example', '/w/a/click-to-haptik'],
])('%s', (_, header, target) => {
  const headers = new Headers(header === null ? {} : { [requestedPathHeader]: header })
  const address = new URL(signInAddress(headers, '/w/a/click-to-haptik'), 'http://localhost')
  expect(address.pathname).toBe('/sign-in')
  expect(address.searchParams.get('callbackUrl')).toBe(target)
})

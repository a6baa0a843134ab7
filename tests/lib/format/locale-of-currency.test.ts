import { expect, it } from 'vitest'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'

it.each([
  ['INR', 'en-IN'],
  ['USD', 'en-US'],
  ['EUR', 'en-GB'],
  ['AED', 'en-GB'],
])('%s groups digits as %s', (currency, locale) => {
  expect(localeOfCurrency(currency)).toBe(locale)
})

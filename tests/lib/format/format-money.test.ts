import { describe, expect, it } from 'vitest'
import { formatCompactMoney, formatMoney, toDecimalAmount } from '@/lib/format/format-money'

describe('formatMoney', () => {
  it.each([
    ['482310', 'INR', 'en-IN', '₹4,82,310.00'],
    ['249.375', 'INR', 'en-IN', '₹249.38'],
    ['0', 'USD', 'en-US', '$0.00'],
    ['-12.5', 'USD', 'en-US', '-$12.50'],
    ['1200', 'JPY', 'en-GB', 'JP¥1,200'],
    ['90071992547409931.07', 'EUR', 'en-GB', '€90,071,992,547,409,931.07'],
  ])('writes %s %s in %s as %s', (amount, currency, locale, text) => {
    expect(formatMoney(amount, currency, locale)).toBe(text)
  })

  it('leaves the minor unit out when asked', () => {
    expect(formatMoney('482310.55', 'INR', 'en-IN', { whole: true })).toBe('₹4,82,311')
  })

  it.each(['', '1,000', '1e9', 'NaN', '.5'])('refuses %j, which is no decimal', (amount) => {
    expect(() => formatMoney(amount, 'INR', 'en-IN')).toThrow(RangeError)
  })
})

describe('formatCompactMoney', () => {
  it.each([
    ['482310.90', 'INR', 'en-IN', '₹4.8 L'],
    ['74900', 'INR', 'en-IN', '₹74,900'],
    ['-2500000', 'USD', 'en-US', '-$2.5M'],
    ['0.99', 'USD', 'en-US', '$0'],
  ])('writes %s %s as %s', (amount, currency, locale, text) => {
    expect(formatCompactMoney(amount, currency, locale)).toBe(text)
  })
})

describe('toDecimalAmount', () => {
  it.each([
    [0n, '0'],
    [1n, '0.000001'],
    [249_380_000n, '249.38'],
    [-1_500_000n, '-1.5'],
    [482_310_000_000n, '482310'],
  ])('reads %s millionths as %s', (micros, amount) => {
    expect(toDecimalAmount(micros)).toBe(amount)
  })
})

import { describe, expect, it } from 'vitest'
import { formatCompact, formatCount } from '@/lib/format/format-number'

describe('formatCount', () => {
  it.each([
    [0, 'en-GB', '0'],
    [1234567, 'en-GB', '1,234,567'],
    [1234567, 'en-IN', '12,34,567'],
    [-4200, 'en-US', '-4,200'],
    [12345678901234567890n, 'en-GB', '12,345,678,901,234,567,890'],
  ])('writes %s in %s as %s', (count, locale, text) => {
    expect(formatCount(count, locale)).toBe(text)
  })
})

describe('formatCompact', () => {
  it.each([
    [0, 'en-IN', '0'],
    [41_208, 'en-IN', '41,208'],
    [99_999, 'en-IN', '99,999'],
    [100_000, 'en-IN', '1 L'],
    [3_240_000, 'en-IN', '32.4 L'],
    [9_999_999, 'en-IN', '1 Cr'],
    [123_400_000, 'en-IN', '12.3 Cr'],
    [99_999, 'en-GB', '99,999'],
    [123_456, 'en-GB', '123.5K'],
    [999_999, 'en-GB', '1M'],
    [3_240_000, 'en-US', '3.2M'],
    [-3_240_000, 'en-US', '-3.2M'],
    [7_100_000_000n, 'en-GB', '7.1B'],
  ])('writes %s in %s as %s', (count, locale, text) => {
    expect(formatCompact(count, locale)).toBe(text)
  })
})

import { describe, expect, it } from 'vitest'
import { canonicalEmail } from '@/lib/access/canonical-email'

describe('one form for one address', () => {
  it.each([
    ['alice@example.com', 'alice@example.com'],
    ['  Alice@Example.COM ', 'alice@example.com'],
    ['a.b+tag@example.com', 'a.b+tag@example.com'],
    ['ａｌｉｃｅ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'alice@example.com'],
    ['alice@bücher.example', 'alice@xn--bcher-kva.example'],
    ['alice@BÜCHER.example', 'alice@xn--bcher-kva.example'],
    ['alice@xn--bcher-kva.example', 'alice@xn--bcher-kva.example'],
    ['ﬁona@example.com', 'fiona@example.com'],
  ])('%s', (typed, canonical) => {
    expect(canonicalEmail(typed)).toBe(canonical)
  })
})

describe('no address', () => {
  it.each([
    '',
    'alice',
    'alice@',
    '@example.com',
    'alice@example',
    'alice@@example.com',
    'alice@evil.example@example.com',
    'alice smith@example.com',
    '"alice"@example.com',
    'alice@example.com,bob@example.com',
    'Alice <alice@example.com>',
    'alice@example.com\r\nBcc: b@example.com',
    'аlice@example.com',
    'alice@127.0.0.1',
    '.alice@example.com',
    'alice.@example.com',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.com`,
    'alice\0@example.com',
  ])('%j', (typed) => {
    expect(canonicalEmail(typed)).toBeNull()
  })
})

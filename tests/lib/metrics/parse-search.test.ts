import { describe, expect, test } from 'vitest'
import { listNeededWords, matchesSearch, parseSearch } from '@/lib/metrics/parse-search'

describe('what is typed becomes', () => {
  test.each<[string, string[][], string[]]>([
    ['blue order', [['blue'], ['order']], []],
    ['  Blue,ORDER! ', [['blue'], ['order']], []],
    ['"Order #12" blue', [['blue']], ['Order #12']],
    ['“Order #12” „zwei“ «trois»', [], ['Order #12', 'zwei', 'trois']],
    ['5" screen', [['5'], ['screen']], []],
    ['"" blue', [['blue']], []],
    ['%', [], ['%']],
    [' \\_% ', [], ['\\_%']],
    ['100%', [['100']], []],
    ['手机', [['手', '机']], []],
    ['great👍', [['great', '👍']], []],
  ])('%s', (typed, words, phrases) => {
    expect(parseSearch(typed)).toEqual({ words, phrases })
  })

  test('the words that the index is asked for: those of quotes too', () => {
    expect(listNeededWords(parseSearch('blue "Order #12, blue"'))).toEqual(['blue', 'order', '12'])
    expect(listNeededWords(parseSearch('"%"'))).toEqual([])
  })
})

describe('a body', () => {
  test.each<[string, string, boolean]>([
    ['Is the blue one in stock?', 'STOCK blue', true],
    ['Is the blue one in stock?', 'blues', false],
    ['Is the blue one in stock?', 'blu', false],
    ['Is the blue one in stock?', '"the blue"', true],
    ['Is the blue one in stock?', '"The blue"', false],
    ['Is the blue one in stock?', '"blue the"', false],
    ['Is the blue one in stock?', '"he blue"', false],
    ['Is the blue one in stock?', '"the blu"', false],
    ['Is the blue one in stock?', '"stock?"', true],
    ['Is the blue one in stock?', '"the blue" stock', true],
    ['Is the blue one in stock?', '"the blue" shop', false],
    ['concatenate the cat', '"cat"', true],
    ['concatenate', '"cat"', false],
    ['100% off', '%', true],
    ['100 off', '%', false],
    ['a_b', '_', true],
    ['axb', '"a_b"', false],
    ['a\\b', '\\', true],
    ['.*', '".*"', true],
    ['anything', '".*"', false],
    ['STRASSE', 'strasse', true],
    ['straße', 'strasse', false],
    ['ΣΑΣ', 'σας', true],
    ['ＦＵＬＬ width', 'full', true],
    ['nai\u0308ve', 'naïve', true],
    ['nai\u0308ve', '"naïve"', true],
    ['我要买新手机。', '手机', true],
    ['我要买新手机。', '机手', false],
    ['我要买新手机。', '"新手"', true],
    ['手 机', '手机', false],
    ['สวัสดีครับ', 'สวัสดี', true],
    ['Thanks ❤️!', '❤', true],
    ['Thanks ❤!', '❤️', true],
    ['5㎏', '"5"', false],
    ['', 'x', false],
  ])('"%s" is found by %s: %s', (body, search, found) => {
    expect(matchesSearch(body, parseSearch(search))).toBe(found)
  })

  test('of ten thousand characters is compared with a thousand', () => {
    const body = 'a'.repeat(10_000)
    const search = parseSearch(`"${'a'.repeat(990)}!"`)
    expect(matchesSearch(body, search)).toBe(false)
    expect(matchesSearch(body, parseSearch('a '.repeat(500)))).toBe(false)
  })
})

import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { findUnquotedAds, quoteLongIntegers } from '@/lib/channels/meta/quote-long-integers'

describe('long bare integers', () => {
  it.each([
    ['{"a":120231450987660411}', { a: '120231450987660411' }],
    ['[ -120231450987660411 , 1793865490333]', ['-120231450987660411', 1_793_865_490_333]],
    ['{"a":"x:120231450987660411"}', { a: 'x:120231450987660411' }],
    [
      '{"a":"\\"120231450987660411\\\\","b":120231450987660411}',
      { a: '"120231450987660411\\', b: '120231450987660411' },
    ],
    ['120231450987660411', '120231450987660411'],
  ])('%s keeps its digits', (json, value) => {
    expect(JSON.parse(quoteLongIntegers(json))).toEqual(value)
  })

  it.each(['[0.1234567890123456789]', '[1234567890123456789.5]', '[1e-12]', '[12345678901234567890e3]'])(
    '%s is no integer and stays',
    (json) => {
      expect(quoteLongIntegers(json)).toBe(json)
    },
  )

  it('changes nothing else of any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.bigInt({ min: 10n ** 16n, max: 10n ** 24n }), (value, id) => {
        const json = `{"value":${JSON.stringify(value)},"id":${id}}`
        const spaced = JSON.stringify({ value }, null, 2)
        expect(JSON.parse(quoteLongIntegers(json)).id).toBe(String(id))
        if (!/\d{16}/.test(spaced)) expect(quoteLongIntegers(spaced)).toBe(spaced)
      }),
    )
  })

  it('takes hostile text in its stride', () => {
    const hostile = `{"a":"${'\\\\'.repeat(500_000)}","b":${'[1234567890123456,'.repeat(1)}1]}`
    expect(JSON.parse(quoteLongIntegers(hostile)).b).toEqual(['1234567890123456', 1])
  })
})

test.each<[string, string[]]>([
  ['{"ad_id":120231450987660411}', ['120231450987660411']],
  ['{"ad_id" : 7, "source_id":\n120231450987660411}', ['7', '120231450987660411']],
  ['{"ad_id":"120231450987660411"}', []],
  ['{"text":"\\"ad_id\\":120231450987660411"}', []],
  ['{"id":120231450987660411}', []],
])('of %s the ads that are not in quotes', (json, ids) => {
  expect([...findUnquotedAds(json)]).toEqual(ids)
})

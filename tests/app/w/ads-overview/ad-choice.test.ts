import { describe, expect, test } from 'vitest'
import { toChoiceRows } from '@/app/w/[workspace]/click-to-haptik/ad-picker/to-choice-rows'
import {
  type AdChoiceKey,
  toChoiceKeys,
  toChoiceQuery,
  withChoice,
} from '@/app/w/[workspace]/filters/ad-choice-parsers'

describe('what is chosen, in the address', () => {
  test.each<[AdChoiceKey[], string]>([
    [[], '/page?by=day'],
    [['ad:1', 'ad:2'], '/page?by=day&ad=1,2'],
    [['adset:7', 'campaign:9', 'ad:1'], '/page?by=day&ad=1&adset=7&campaign=9'],
    [['ad:a:b,c'], '/page?by=day&ad=a:b%252Cc'],
  ])('%j: %s', (keys, address) => {
    expect(withChoice('/page?by=day', keys)).toBe(address)
  })

  test('and back', () => {
    const keys: AdChoiceKey[] = ['ad:1', 'adset:7', 'campaign:9', 'campaign:x:y']
    expect(toChoiceKeys(toChoiceQuery(keys))).toEqual(keys)
  })
})

test('campaigns, their ad sets and their ads become lines, and an ad of none stands by itself', () => {
  const ad = (adId: string, name: string | null = null) => ({ adId, name })
  const rows = toChoiceRows({
    campaigns: [
      {
        id: '1',
        name: 'Autumn',
        adSets: [
          { id: '11', name: 'Men', ads: [ad('111', 'Shoes'), ad('112')] },
          { id: null, name: null, ads: [ad('113', 'Coat')] },
        ],
      },
      { id: null, name: null, adSets: [{ id: null, name: null, ads: [ad('999')] }] },
    ],
  })
  expect(rows.map(({ key, name, note, level, within }) => [key, name, note, level, within])).toEqual([
    ['campaign:1', 'Autumn', 'Campaign', 0, []],
    ['adset:11', 'Men', 'Ad set', 1, ['campaign:1']],
    ['ad:111', 'Shoes', '111', 2, ['campaign:1', 'adset:11']],
    ['ad:112', '112', 'Ad without a name', 2, ['campaign:1', 'adset:11']],
    ['ad:113', 'Coat', '113', 1, ['campaign:1']],
    ['ad:999', '999', 'Ad without a name', 0, []],
  ])
})

import { expect, test } from 'vitest'
import { type AdSort, sortAds } from '@/app/w/[workspace]/click-to-haptik/sort-ads'
import type { AdFigures } from '@/lib/metrics/to-ad-figures'

const ad = (adId: string, conversations: number, previousConversations: number, name: string | null = null) =>
  ({ adId, name, conversations, previousConversations }) as AdFigures

const ads = [ad('3', 10, 5, 'Zebra'), ad('1', 30, 40, 'Apple'), ad('2', 20, 0)]

test.each<[AdSort, string[]]>([
  ['-conversations', ['1', '2', '3']],
  ['conversations', ['3', '2', '1']],
  ['ad', ['2', '1', '3']],
  ['-ad', ['3', '1', '2']],
  ['change', ['1', '3', '2']],
  ['-change', ['3', '1', '2']],
])('%s; an ad without a change is last either way', (sort, ids) => {
  expect(sortAds(ads, sort).map(({ adId }) => adId)).toEqual(ids)
})

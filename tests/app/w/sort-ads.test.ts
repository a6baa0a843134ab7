import { expect, test } from 'vitest'
import { type AdSort, sortAds } from '@/app/w/[workspace]/click-to-haptik/sort-ads'
import { toRatio } from '@/lib/metrics/ratio'
import type { AdFigures } from '@/lib/metrics/to-ad-figures'

type Figures = Pick<AdFigures, 'conversations' | 'previousConversations' | 'goals'>

const ad = (adId: string, name: string | null, figures: Figures) =>
  ({ adId, name, ...figures, goalRate: toRatio(figures.goals, figures.conversations) }) as AdFigures

const ads = [
  ad('3', 'Zebra', { conversations: 10, previousConversations: 5, goals: 4 }),
  ad('1', 'Apple', { conversations: 30, previousConversations: 40, goals: 6 }),
  ad('2', null, { conversations: 20, previousConversations: 0, goals: null }),
]

test.each<[AdSort, string[]]>([
  ['-conversations', ['1', '2', '3']],
  ['conversations', ['3', '2', '1']],
  ['ad', ['2', '1', '3']],
  ['-ad', ['3', '1', '2']],
  ['change', ['1', '3', '2']],
  ['-change', ['3', '1', '2']],
  ['-goals', ['1', '3', '2']],
  ['goals', ['3', '1', '2']],
  ['-rate', ['3', '1', '2']],
  ['rate', ['1', '3', '2']],
])('%s; an ad without the figure is last either way', (sort, ids) => {
  expect(sortAds(ads, sort).map(({ adId }) => adId)).toEqual(ids)
})

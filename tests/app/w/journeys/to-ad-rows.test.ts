import { expect, test } from 'vitest'
import { toAdRows } from '@/app/w/[workspace]/journeys/links/to-ad-rows'

const counted = [
  { adId: 'a', name: 'Sneakers', conversations: 5 },
  { adId: 'b', name: null, conversations: 9 },
  { adId: 'c', name: 'Jackets', conversations: 7 },
]
const journeys = [
  {
    id: 'j',
    ads: [
      { adId: 'b', name: null },
      { adId: 'old', name: 'Long ago' },
    ],
  },
]

test('ads without a journey come first, then by what they brought; a linked ad is never missing', () => {
  expect(toAdRows(counted, journeys, null)).toEqual([
    { adId: 'c', name: 'Jackets', conversations: 7, journeyId: null },
    { adId: 'a', name: 'Sneakers', conversations: 5, journeyId: null },
    { adId: 'b', name: null, conversations: 9, journeyId: 'j' },
    { adId: 'old', name: 'Long ago', conversations: 0, journeyId: 'j' },
  ])
})

test('the ad that the address names is there, and once', () => {
  const ids = (sought: string) => toAdRows(counted, journeys, sought).map(({ adId }) => adId)
  expect(ids('a')).toEqual(['c', 'a', 'b', 'old'])
  expect(ids('quiet')).toEqual(['c', 'a', 'quiet', 'b', 'old'])
})

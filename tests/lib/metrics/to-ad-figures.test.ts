import { describe, expect, test } from 'vitest'
import { type AdCount, toAdFigures } from '@/lib/metrics/to-ad-figures'

const count = (adId: string, platform: string, conversations: number, goals = 0): AdCount => ({
  adId,
  platform,
  conversations,
  goals,
  name: `Ad ${adId}`,
  journey: adId === '1' ? { id: 'j', name: 'Buy' } : null,
})
const counts = [
  count('1', 'facebook', 5, 3),
  count('1', '', 2, 1),
  count('2', 'instagram', 9),
  count('3', '', 1, 1),
]
const previousCounts = [count('1', 'facebook', 4, 2), count('4', 'facebook', 8, 8)]
const none = { hasGoal: false, counts, previousCounts: null }

describe('toAdFigures', () => {
  test.each([
    ['everything', {}, 17, { '2': 9, '1': 7, '3': 1 }, 0],
    ['empty choices', { platforms: [], adIds: [] }, 17, { '2': 9, '1': 7, '3': 1 }, 0],
    ['one platform, and says what it cannot place', { platforms: ['facebook'] }, 5, { '1': 5 }, 3],
    ['one ad', { adIds: ['1'] }, 7, { '1': 7 }, 0],
    ['one ad on one platform', { adIds: ['1'], platforms: ['facebook'] }, 5, { '1': 5 }, 2],
    ['an ad that is not there', { adIds: ['9'] }, 0, {}, 0],
  ])('counts %s', (_, choice, total, byAd, unplaced) => {
    const figures = toAdFigures(none, choice)
    expect(figures.conversations).toBe(total)
    expect(Object.fromEntries(figures.ads.map(({ adId, conversations }) => [adId, conversations]))).toEqual(
      byAd,
    )
    expect(figures.unplaced).toBe(unplaced)
  })

  test('has most conversations first, and each platform of an ad, the unknown one too', () => {
    const { ads } = toAdFigures(none, {})
    expect(ads.map(({ adId }) => adId)).toEqual(['2', '1', '3'])
    expect(ads[1]?.platforms).toEqual([
      { platform: 'facebook', conversations: 5 },
      { platform: null, conversations: 2 },
    ])
  })

  test('compares with the period before, in which an ad may have had none', () => {
    const figures = toAdFigures({ ...none, previousCounts }, {})
    expect(figures.previousConversations).toBe(12)
    expect(figures.ads.map(({ adId, previousConversations }) => [adId, previousConversations])).toEqual([
      ['2', 0],
      ['1', 4],
      ['3', 0],
    ])
  })

  test('counts the goals of the same choice, and their rate', () => {
    const figures = toAdFigures(
      { hasGoal: true, counts, previousCounts },
      { platforms: ['facebook', 'instagram'] },
    )
    expect(figures).toMatchObject({ goals: 3, previousGoals: 10 })
    expect(
      figures.ads.map(({ adId, goals, goalRate, previousGoals }) => [adId, goals, goalRate, previousGoals]),
    ).toEqual([
      ['2', 0, 0, 0],
      ['1', 3, 0.6, 2],
    ])
    expect(toAdFigures({ hasGoal: true, counts: [], previousCounts: null }, {}).goals).toBe(0)
  })

  test('names the journey that an ad follows', () => {
    const { ads } = toAdFigures(none, {})
    expect(ads.map(({ journey }) => journey)).toEqual([null, { id: 'j', name: 'Buy' }, null])
  })

  test('knows nothing of cost and, without a goal, of goals', () => {
    const { ads } = toAdFigures(none, {})
    expect(ads[0]).toMatchObject({
      spend: null,
      impressions: null,
      clicks: null,
      goals: null,
      goalRate: null,
    })
    expect(ads[0]).not.toHaveProperty('previousConversations')
  })

  test('offers every platform and ad whatever is chosen', () => {
    const { choices } = toAdFigures({ ...none, previousCounts }, { adIds: ['2'], platforms: ['instagram'] })
    expect(choices.platforms).toEqual(['facebook', 'instagram'])
    expect(choices.ads.map(({ adId }) => adId)).toEqual(['1', '2', '3'])
  })
})

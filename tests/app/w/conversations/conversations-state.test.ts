import { describe, expect, test } from 'vitest'
import { hrefOfWay } from '@/app/w/[workspace]/click-to-haptik/journey/href-of-way'
import { peopleHref } from '@/app/w/[workspace]/click-to-haptik/journey/people-href'
import {
  readConversationsState,
  toConversationsInput,
} from '@/app/w/[workspace]/conversations/conversations-state'

const scope = { slug: 'fab-cart', timeZone: 'Asia/Kolkata' }
const now = Date.parse('2026-11-22T20:00:00Z')
const journeyId = 'd9428888-122b-41e1-b85c-61ff3c3ac2a5'
const connectionId = '0b9d9b5c-6a1f-4b8e-8f0e-0a1b2c3d4e5f'

const read = (query: Record<string, string>) => readConversationsState(scope, query, now)
const funnelOf = (query: Record<string, string>) => toConversationsInput(read(query)).funnel

describe("a number of a journey's funnel", () => {
  test('is not asked for unless the address names a journey', () => {
    expect(funnelOf({ state: 'dropped', step: '2' })).toBeUndefined()
  })

  test('of all ads or of one', () => {
    expect(funnelOf({ journey: journeyId, state: 'open', step: '0' })).toEqual({
      journeyId,
      adIds: undefined,
      step: 0,
      state: 'open',
      next: undefined,
      now,
    })
    expect(funnelOf({ journey: journeyId, ad: '17' })).toMatchObject({ adIds: ['17'], state: 'reached' })
  })

  test('is the one that a link of the funnel names', () => {
    const of = {
      slug: 'fab-cart',
      journeyId,
      adId: '17',
      from: '2026-11-01',
      to: '2026-11-20',
      channel: null,
    }
    const follow = (href: string) =>
      toConversationsInput(read(Object.fromEntries(new URL(href, 'http://localhost').searchParams)))
    const href = peopleHref(of, { state: 'dropped', step: 2 })
    expect(follow(hrefOfWay(href, { connectionId, nodeId: 'MENU/1 & 2' }))).toMatchObject({
      from: '2026-11-01',
      to: '2026-11-20',
      adIds: ['17'],
      funnel: {
        journeyId,
        adIds: ['17'],
        step: 2,
        state: 'dropped',
        next: { connectionId, nodeId: 'MENU/1 & 2' },
      },
    })
    expect(follow(hrefOfWay(href, null))).toMatchObject({ funnel: { next: 'silence' } })
  })

  test('says what of it is unknown', () => {
    expect(read({ journey: journeyId, state: 'asleep', step: '21' }).problems).toHaveLength(2)
    expect(funnelOf({ journey: journeyId, state: 'asleep', step: '21' })).toMatchObject({ state: 'reached' })
  })

  test('is cleared apart from the rest', () => {
    const { address } = read({ journey: journeyId, state: 'dropped', step: '2', ad: '17', compare: 'off' })
    expect(address({ journey: null, state: null, step: null, next: null })).toBe(
      '/w/fab-cart/conversations?compare=off&ad=17',
    )
  })
})

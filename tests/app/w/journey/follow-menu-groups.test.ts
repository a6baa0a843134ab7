import { describe, expect, test } from 'vitest'
import { chooseFollowed } from '@/app/w/[workspace]/click-to-haptik/journey/choose-followed'
import { chooseVersus } from '@/app/w/[workspace]/click-to-haptik/journey/choose-versus'
import {
  listAdGroups,
  listJourneyGroups,
} from '@/app/w/[workspace]/click-to-haptik/journey/follow-menu-groups'
import { listVersusGroups } from '@/app/w/[workspace]/click-to-haptik/journey/versus-menu-groups'
import { readOverviewState } from '@/app/w/[workspace]/click-to-haptik/overview-state'
import type { AdToFollow } from '@/lib/metrics/list-ads-to-follow'

const now = Date.parse('2026-11-22T20:00:00Z')
const ad = (adId: string, conversations: number): AdToFollow => ({ adId, name: null, conversations })
const journeys = [
  { id: 'b', name: 'Buy', ads: [ad('1', 0), ad('2', 0)] },
  { id: 'h', name: 'Help', ads: [ad('3', 0)] },
  { id: 'i', name: 'Idle', ads: [] },
]
const ads = [ad('9', 5000), ad('2', 1200), ad('1', 40)]

function menus(query: Record<string, string>) {
  const state = readOverviewState({ slug: 'fab-cart', timeZone: 'Asia/Kolkata' }, query, now)
  const { followed } = chooseFollowed(state.query, { journeys, ads })
  const { versus } = chooseVersus(state.query.versus, followed, state.period)
  return { section: { journeys, ads, followed }, state, locale: 'en-IN', followed, versus }
}

const page = '/w/fab-cart/click-to-haptik'

describe('the ads to follow', () => {
  test('are those of the same journey first, most conversations first, and the unlinked last', () => {
    expect(
      listAdGroups(menus({ follow: '1', period: '7d' })).map(({ label, items }) => [
        label,
        items.map((item) => `${item.label} ${item.note ?? ''}`.trim()),
      ]),
    ).toEqual([
      ['Buy', ['All ads of Buy', '2 1,200', '1 40']],
      ['Help', ['3 0']],
      ['Without a journey', ['9 5,000']],
    ])
  })

  test('mark what is followed and keep the rest of the address', () => {
    const current = (follow: string) =>
      listAdGroups(menus({ follow, period: '7d' }))
        .flatMap(({ items }) => items)
        .filter((item) => item.current)
        .map(({ href }) => href)
    expect(current('1')).toEqual([`${page}?period=7d&follow=1`])
    expect(current('9')).toEqual([`${page}?period=7d&follow=9`])
    expect(current('journey:b')).toEqual([`${page}?period=7d&follow=journey:b`])
  })

  test('keep the period before as what is compared, and leave another ad', () => {
    const hrefs = (versus: string) =>
      listAdGroups(menus({ follow: '1', versus })).flatMap(({ items }) => items.map(({ href }) => href))
    expect(hrefs('before')[1]).toBe(`${page}?follow=2&versus=before`)
    expect(hrefs('2')[2]).toBe(`${page}?follow=1`)
  })
})

test('the journeys lead to all their ads, and on to their room', () => {
  const groups = listJourneyGroups(menus({ follow: '1' }))
  expect(groups.map(({ items }) => items.map(({ label, note, href }) => [label, note, href]))).toEqual([
    [
      ['Buy', '2 ads', `${page}?follow=journey:b`],
      ['Help', '1 ad', `${page}?follow=journey:h`],
      ['Idle', '0 ads', `${page}?follow=journey:i`],
    ],
    [
      ['Steps of this journey', undefined, '/w/fab-cart/journeys/b'],
      ['Journeys and ad links', undefined, '/w/fab-cart/journeys'],
    ],
  ])
})

describe('what can be compared', () => {
  const labels = (query: Record<string, string>) =>
    listVersusGroups(menus(query)).map(({ items }) => items.map(({ label, current }) => [label, current]))

  test('is the period before and the other ads of the journey', () => {
    expect(labels({ follow: '1', versus: '2' })).toEqual([
      [
        ['Nothing', false],
        ['The period before', false],
      ],
      [['2', true]],
    ])
  })

  test('with all ads is the period before alone', () => {
    expect(labels({ follow: 'journey:b', versus: 'before' })).toEqual([
      [
        ['Nothing', false],
        ['The period before', true],
      ],
    ])
  })
})

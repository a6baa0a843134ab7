import { describe, expect, test } from 'vitest'
import { toColumnChoice } from '@/app/w/[workspace]/message-analysis/column-choice'
import {
  isFiltered,
  noFilters,
  readMessageState,
  readNodesText,
  toNodesText,
} from '@/app/w/[workspace]/message-analysis/message-state'
import type { SearchParams } from '@/lib/period/parse-period'

const scope = { slug: 'fab-cart', timeZone: 'Asia/Kolkata' }
const now = Date.parse('2026-11-22T20:00:00Z')
const read = (params: SearchParams = {}) => readMessageState(scope, params, now)
const days = { view: 'messages', from: '2026-10-25', to: '2026-11-23' }

describe('an address asks for', () => {
  test.each<[string, SearchParams, object]>([
    ['everything of the last 30 days', {}, {}],
    [
      'a channel and days',
      { channel: 'web', from: '2026-11-01', to: '2026-11-02' },
      { channel: 'web', from: '2026-11-01', to: '2026-11-02' },
    ],
    ['the other view', { view: 'conversations' }, { view: 'conversations' }],
    ['words', { search: ' blue "order #12" ' }, { search: 'blue "order #12"' }],
    ['who wrote', { by: 'agent' }, { by: 'agent' }],
    ['nodes', { nodes: 'A%252CB,C' }, { nodes: ['A%2CB', 'C'] }],
    ['a user', { user: '919876543210' }, { person: '919876543210' }],
    ['an ad', { ad: '120210000000000017' }, { ad: '120210000000000017' }],
    ['broken ones', { broken: 'yes' }, { broken: true }],
    ['scores', { scoreFrom: '0', scoreTo: '30' }, { confidence: { from: 0, to: 0.3 } }],
    ['scores up to', { scoreTo: '30' }, { confidence: { from: 0, to: 0.3 } }],
    ['nothing more by empty fields', { search: ' ', ad: '', scoreFrom: '' }, {}],
  ])('%s', (_, params, expected) => {
    const { filter, problems } = read(params)
    expect({ filter, problems }).toEqual({ filter: { ...days, ...expected }, problems: [] })
  })

  test.each<[string, SearchParams]>([
    ['an unknown view', { view: 'people' }],
    ['an unknown channel', { channel: 'fax' }],
    ['another sender', { by: '__proto__' }],
    ['an unknown source', { source: 'google' }],
    ['another referral', { referral: 'link' }],
    ['a search of two thousand signs', { search: 'x'.repeat(2_000) }],
    ['an ad of 5 KB', { ad: '1'.repeat(5_000) }],
    ['scores the wrong way round', { scoreFrom: '50', scoreTo: '40' }],
    ['a score beyond', { scoreTo: '101' }],
    ['a score of letters', { scoreFrom: '1e1' }],
    ['thirty nodes', { nodes: Array.from({ length: 30 }, (_, index) => `N${index}`).join(',') }],
    ['days that run backwards', { from: '2026-11-02', to: '2026-11-01' }],
  ])('what it can of %s, and says so', (_, params) => {
    const { filter, problems } = read(params)
    expect(filter).toEqual(days)
    expect(problems).toHaveLength(1)
  })
})

test('nodes travel as one text, whatever their ids hold', () => {
  const nodes = ['A,B', '50% off', 'ä/b?c&d', '7e3f1d4c-0000-4000-8000-000000000000/X']
  expect(readNodesText(toNodesText(nodes))).toEqual(nodes)
  expect(toNodesText([])).toBeNull()
  expect(readNodesText('%ZZ')).toEqual(['%ZZ'])
})

test('clearing leaves channel, days and view', () => {
  const state = read({
    channel: 'web',
    view: 'conversations',
    search: 'blue',
    scoreTo: '3',
    after: 'x',
    period: '7d',
  })
  expect(isFiltered(state.query)).toBe(true)
  expect(state.address(noFilters)).toBe(
    '/w/fab-cart/message-analysis?period=7d&view=conversations&channel=web',
  )
})

describe('columns', () => {
  test('are the usual ones until some are chosen', () => {
    const { hidden, hrefs, usualHref } = toColumnChoice(read())
    expect(hidden).toContain('messageId')
    expect(hidden).not.toContain('body')
    expect(usualHref).toBeUndefined()
    expect(hrefs.messageId).toMatch(/columns=body,.*messageId/)
  })

  test('come back to an address without them', () => {
    const added = new URL(toColumnChoice(read()).hrefs.messageId ?? '', 'http://x').searchParams.get(
      'columns',
    )
    const choice = toColumnChoice(read({ columns: added ?? '' }))
    expect(choice.hidden).not.toContain('messageId')
    expect(choice.hrefs.messageId).toBe('/w/fab-cart/message-analysis')
    expect(choice.usualHref).toBe('/w/fab-cart/message-analysis')
  })

  test('that are not there are nobody’s choice', () => {
    expect(toColumnChoice(read({ columns: 'password,__proto__' })).hidden).toEqual(
      toColumnChoice(read()).hidden,
    )
  })
})

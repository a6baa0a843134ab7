import { describe, expect, test } from 'vitest'
import {
  type AdSorting,
  nextSortings,
  parseColumns,
  toAdSort,
  usualColumns,
} from '@/app/w/[workspace]/click-to-haptik/ad-columns'
import {
  rememberedAddress,
  shownColumns,
  toColumnChoice,
} from '@/app/w/[workspace]/click-to-haptik/columns-of-ads'
import { readOverviewState } from '@/app/w/[workspace]/click-to-haptik/overview-state'

const page = '/w/fab-cart/click-to-haptik'
const read = (query: Record<string, string> = {}) =>
  readOverviewState({ slug: 'fab-cart', timeZone: 'Asia/Kolkata' }, query, Date.parse('2026-11-22T12:00:00Z'))

describe('sorting', () => {
  test.each<[AdSorting, ReturnType<typeof toAdSort>]>([
    ['-conversations', { sort: 'conversations', descending: true }],
    ['ad', { sort: 'name', descending: false }],
    ['-rate', { sort: 'goalRate', descending: true }],
    ['per-goal', { sort: 'costPerGoal', descending: false }],
    ['-captured', { sort: 'captureRate', descending: true }],
  ])('%s asks the database for %j', (sorting, asked) => {
    expect(toAdSort(sorting)).toEqual(asked)
  })

  test.each<[AdSorting, string, AdSorting]>([
    ['-conversations', 'conversations', 'conversations'],
    ['conversations', 'conversations', '-conversations'],
    ['-conversations', 'ad', 'ad'],
    ['ad', 'ad', '-ad'],
    ['-goals', 'spend', '-spend'],
  ])('sorted by %s, a click on %s sorts by %s', (sorting, column, next) => {
    expect(new Map<string, string>(nextSortings(sorting)).get(column)).toBe(next)
  })
})

describe('columns', () => {
  test.each([
    [undefined, null],
    ['', null],
    ['spend,ad,nothing,journey', ['spend', 'journey']],
    ['journey,spend', ['spend', 'journey']],
    ['of-no-column', null],
  ])('%j names %j', (text, columns) => {
    expect(parseColumns(text)).toEqual(columns)
  })

  test('are those of the address in the order of the table, else the usual', () => {
    expect(shownColumns(read({ columns: 'journey,spend' }))).toEqual(['spend', 'journey'])
    expect(shownColumns(read())).toEqual(usualColumns)
  })

  test.each<[Record<string, string | string[]>, string | undefined, string | null]>([
    [{}, 'spend,goals', `${page}?columns=spend%2Cgoals`],
    [{ goal: 'edit', ad: '1' }, 'goals', `${page}?goal=edit&ad=1&columns=goals`],
    [{ tag: ['a', 'b'] }, 'goals', `${page}?tag=a&tag=b&columns=goals`],
    [{ columns: 'spend' }, 'goals', null],
    [{ columns: '' }, 'goals', null],
    [{}, 'of-no-column', null],
    [{}, undefined, null],
  ])('%j in a browser that kept %j is %s', (params, kept, address) => {
    expect(rememberedAddress(page, params, kept)).toBe(address)
  })

  test('a click shows or hides one, in the address and in the memory', () => {
    const state = read({ columns: 'spend,goals' })
    const choice = toColumnChoice(shownColumns(state), state)
    expect(choice.hrefs.goals).toBe(`${page}?columns=spend`)
    expect(choice.memory?.values.goals).toBe('spend')
    expect(choice.hrefs.clicks).toBe(`${page}?columns=spend,clicks,goals`)
    expect(choice.usualHref).toBe(page)
  })

  test('the usual ones are not spelled out and not remembered', () => {
    const state = read({ columns: [...usualColumns, 'rate'].join(',') })
    const choice = toColumnChoice(shownColumns(state), state)
    expect(choice.hrefs.rate).toBe(page)
    expect(choice.memory?.values.rate).toBe('')
    expect(toColumnChoice(usualColumns, read()).usualHref).toBeUndefined()
  })

  test('a choice of columns keeps the page of the list, another sort begins it anew', () => {
    const { address } = read({ page: 'cursor' })
    expect(address({ columns: ['spend'] })).toBe(`${page}?columns=spend&page=cursor`)
    expect(address({ sort: 'ad' })).toBe(`${page}?sort=ad`)
    expect(address({ page: 'other' })).toBe(`${page}?page=other`)
  })
})

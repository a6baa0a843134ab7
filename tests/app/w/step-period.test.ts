import { describe, expect, test } from 'vitest'
import { stepBack, stepForward } from '@/app/w/[workspace]/filters/step-period'

const today = '2026-11-22'

describe('the period before', () => {
  test.each([
    ['as many days', '2026-11-16', '2026-11-22', '2026-11-09', '2026-11-15'],
    ['one day', '2026-11-01', '2026-11-01', '2026-10-31', '2026-10-31'],
    ['a whole month before a whole month', '2026-10-01', '2026-10-31', '2026-09-01', '2026-09-30'],
    ['a whole month before this one so far', '2026-11-01', '2026-11-22', '2026-10-01', '2026-10-31'],
    ['as many days when a month is cut short', '2026-10-01', '2026-10-22', '2026-09-09', '2026-09-30'],
    ['the month before a leap February', '2028-03-01', '2028-03-31', '2028-02-01', '2028-02-29'],
  ])('%s', (_, from, to, before, until) => {
    expect(stepBack({ from, to }, today)).toEqual({ from: before, to: until })
  })
})

describe('the period after', () => {
  test.each([
    ['as many days', '2026-11-01', '2026-11-07', '2026-11-08', '2026-11-14'],
    ['no further than today', '2026-11-09', '2026-11-18', '2026-11-19', '2026-11-22'],
    ['a whole month after a whole month', '2026-08-01', '2026-08-31', '2026-09-01', '2026-09-30'],
    ['this month so far after the last', '2026-10-01', '2026-10-31', '2026-11-01', '2026-11-22'],
  ])('%s', (_, from, to, after, until) => {
    expect(stepForward({ from, to }, today)).toEqual({ from: after, to: until })
  })

  test('is not there when it has not begun', () => {
    expect(stepForward({ from: '2026-11-16', to: '2026-11-22' }, today)).toBeNull()
    expect(stepForward({ from: '2027-01-01', to: '2027-01-31' }, today)).toBeNull()
  })
})

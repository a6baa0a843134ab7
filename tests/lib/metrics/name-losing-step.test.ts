import { describe, expect, test } from 'vitest'
import { type CaptureCounts, nameLosingStep } from '@/lib/metrics/name-losing-step'

const counts = (changes: Partial<CaptureCounts>): CaptureCounts => ({
  started: 100,
  reached: 100,
  wrote: 100,
  counted: 100,
  unreadable: 0,
  ...changes,
})

describe('where an ad loses most of what Meta counts', () => {
  test.each([
    ['all are there', counts({}), null],
    ['Meta says nothing', counts({ started: null, wrote: 20, counted: 10 }), null],
    ['Meta started none', counts({ started: 0, reached: 5, wrote: 3, counted: 2 }), null],
    ['more are ours than Meta counts', counts({ started: 40, wrote: 60, counted: 50 }), null],
    ['fewer reached us', counts({ reached: 30, wrote: 30, counted: 25 }), 'never-reached'],
    ['nothing at all reached us', counts({ reached: 0, wrote: 0, counted: 0 }), 'never-reached'],
    ['most wrote nothing', counts({ wrote: 40, counted: 30 }), 'nobody-wrote'],
    ['most wrote in other conversations', counts({ wrote: 90, counted: 20 }), 'already-open'],
    ['most could not be read', counts({ reached: 40, wrote: 40, counted: 40, unreadable: 45 }), 'unreadable'],
    ['both lose the same, the earlier', counts({ reached: 80, wrote: 60, counted: 60 }), 'never-reached'],
    ['more reached us than Meta counts', counts({ started: 50, wrote: 45, counted: 30 }), 'nobody-wrote'],
  ])('%s', (_, given, step) => {
    expect(nameLosingStep(given).step).toBe(step)
  })

  test('what could not be read is part of what did not reach us, and never more than that', () => {
    const given = counts({ reached: 90, wrote: 90, counted: 80, unreadable: 25 })
    expect(nameLosingStep(given)).toEqual({
      step: 'unreadable',
      lost: { 'never-reached': 0, unreadable: 10, 'nobody-wrote': 0, 'already-open': 10 },
    })
  })

  test('the losses make up what is missing', () => {
    const given = counts({ reached: 70, wrote: 50, counted: 45, unreadable: 4 })
    const { lost } = nameLosingStep(given)
    expect(Object.values(lost).reduce((sum, one) => sum + one, 0)).toBe(55)
  })
})

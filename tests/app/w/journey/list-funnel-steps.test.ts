import { describe, expect, test } from 'vitest'
import { listFunnelSteps, needsStart } from '@/app/w/[workspace]/click-to-haptik/journey/list-funnel-steps'
import { toFunnelBar } from '@/app/w/[workspace]/click-to-haptik/journey/to-funnel-bar'
import { sampleJourney } from './sample-journey'

describe('the steps of a funnel', () => {
  const steps = listFunnelSteps(sampleJourney())

  test('begin with everybody who started', () => {
    expect(steps.map(({ step, name, reached }) => [step, name, reached])).toEqual([
      [0, 'Started', 200],
      [1, 'Greeting', 180],
      [2, 'See product', 90],
      [3, 'Order link', 30],
    ])
    expect(steps.map(({ isLast }) => isLast)).toEqual([false, false, false, true])
  })

  test('each account for everybody of the step before', () => {
    for (const [index, { reached, lost, expected }] of steps.entries()) {
      if (index > 0) expect(reached + lost + expected).toBe(steps[index - 1]?.reached)
    }
  })

  test('say their shares and the time since the step before', () => {
    expect(steps.map(({ shareOfStart }) => shareOfStart)).toEqual([1, 0.9, 0.45, 0.15])
    expect(steps.map(({ shareOfBefore }) => shareOfBefore)).toEqual([null, 0.9, 0.5, 30 / 90])
    expect(steps.map(({ seconds }) => seconds)).toEqual([null, null, 14, 72.5])
  })

  test('without anybody have no shares', () => {
    const nobody = { reached: 0, dropped: 0, open: 0, medianSecondsToNext: null }
    const empty = sampleJourney({
      persons: 0,
      start: { dropped: 0, open: 0 },
      steps: sampleJourney().steps.map((step) => ({ ...step, ...nobody })),
    })
    for (const { shareOfStart, shareOfBefore } of listFunnelSteps(empty)) {
      expect([shareOfStart, shareOfBefore]).toEqual([null, null])
    }
  })
})

test('the start is a step of its own where somebody stopped there', () => {
  const through = sampleJourney({ start: { dropped: 0, open: 0 } })
  expect(needsStart([through])).toBe(false)
  expect(needsStart([through, sampleJourney()])).toBe(true)
})

describe('a bar', () => {
  const steps = listFunnelSteps(sampleJourney())
  const bar = (step: number, persons = 200) => {
    const found = steps[step]
    if (!found) throw new Error('no such step')
    return toFunnelBar(found, { side: 'first', persons, locale: 'en-IN' })
  }

  test('stacks who reached the step, who may still, who will not, as shares of all who started', () => {
    expect(bar(2)).toEqual({
      side: 'first',
      text: '45%',
      parts: [
        { part: 'reached', share: 0.45, title: '90 people reached it' },
        { part: 'open', share: 0.03, title: '6 people still open at the step before' },
        { part: 'lost', share: 0.42, title: '84 people stopped at the step before' },
      ],
    })
  })

  test('of everybody is whole, of nobody empty', () => {
    expect(bar(0).parts.map(({ share }) => share)).toEqual([1, 0, 0])
    expect(bar(2, 0).parts.map(({ share }) => share)).toEqual([0, 0, 0])
  })
})

import { expect, it } from 'vitest'
import { listFunnelSteps } from '@/app/w/[workspace]/click-to-haptik/journey/list-funnel-steps'
import { toJourneyRow } from '@/app/w/[workspace]/click-to-haptik/journey/to-journey-row'
import { sampleCost, sampleJourney } from './sample-journey'

const of = {
  slug: 'fab-cart',
  journeyId: 'b',
  adId: '1',
  from: '2026-11-01',
  to: '2026-11-30',
  channel: null,
}

it('is a step with a link behind each count', () => {
  const [, , step] = listFunnelSteps(sampleJourney())
  if (!step) throw new Error('no such step')
  const behind = (state: string) =>
    `/w/fab-cart/conversations?from=2026-11-01&to=2026-11-30&ad=1&journey=b&step=2&state=${state}`
  expect(toJourneyRow(step, { side: null, of, locale: 'en-IN' })).toEqual({
    id: '2 ',
    name: '2. See product',
    side: null,
    reached: { count: 90, href: behind('reached') },
    shareOfStart: 0.45,
    shareOfBefore: 0.5,
    dropped: { count: 58, href: behind('dropped') },
    open: { count: 2, href: behind('open') },
    seconds: 14,
    costPerPerson: null,
    lost: null,
    carriedByOpen: null,
  })
})

it('tells the two that are compared apart, and gives who started no number', () => {
  const [started] = listFunnelSteps(sampleJourney())
  if (!started) throw new Error('no such step')
  const rows = ['a', 'b'].map((side) => toJourneyRow(started, { side, of, locale: 'en-IN' }))
  expect(new Set(rows.map(({ id }) => id)).size).toBe(2)
  expect(rows[0]).toMatchObject({ name: 'Started', shareOfBefore: null, seconds: null })
})

it('says what the step cost in each currency, as the locale writes it', () => {
  const { cost } = sampleJourney()
  const dollars = { ...sampleCost, currency: 'USD' }
  const [, , step] = listFunnelSteps(sampleJourney({ cost: { ...cost, currencies: [sampleCost, dollars] } }))
  if (!step) throw new Error('no such step')
  expect(toJourneyRow(step, { side: null, of, locale: 'en-IN' })).toMatchObject({
    costPerPerson: '₹222.22 · $222.22',
    lost: '₹5,800.00 · $5,800.00',
    carriedByOpen: '₹200.00 · $200.00',
  })
})

import { expect, it } from 'vitest'
import { toJourneyCsv } from '@/app/w/[workspace]/click-to-haptik/journey/to-journey-csv'
import { sampleCost, sampleJourney } from './sample-journey'

const of = {
  slug: 'fab-cart',
  journeyId: 'b',
  adId: '120210000000481701',
  from: '2026-11-01',
  to: '2026-11-30',
  channel: null,
}
const funnel = { side: 'first', name: '=cmd()', of, answer: sampleJourney() } as const

it('is a row a step, and nothing in it runs', () => {
  expect(toJourneyCsv([funnel]).split('\r\n')).toEqual([
    '\uFEFFJourney,Ad id,Of,From,To,Step,Name,Reached,Of start,Of step before,Stopped here,Still open,"Time from step before, seconds"',
    "Buy journey,'120210000000481701,'=cmd(),2026-11-01,2026-11-30,0,Started,200,1,,18,2,",
    "Buy journey,'120210000000481701,'=cmd(),2026-11-01,2026-11-30,1,Greeting,180,0.9,0.9,84,6,",
    "Buy journey,'120210000000481701,'=cmd(),2026-11-01,2026-11-30,2,See product,90,0.45,0.5,58,2,14",
    `Buy journey,'120210000000481701,'=cmd(),2026-11-01,2026-11-30,3,Order link,30,0.15,${30 / 90},0,0,72.5`,
    '',
  ])
})

it('holds both of two that are compared, and of all ads names none', () => {
  const second = { ...funnel, side: 'second', name: 'All ads', of: { ...of, adId: null } } as const
  const rows = toJourneyCsv([funnel, second]).split('\r\n')
  expect(rows).toHaveLength(10)
  expect(rows[5]).toMatch(/^Buy journey,,All ads,/)
})

it('of nobody is its head alone', () => {
  expect(toJourneyCsv([]).split('\r\n')).toHaveLength(2)
})

it('says what each step cost to the millionth, in columns of each currency', () => {
  const { cost } = sampleJourney()
  const withCost = (currency: string) =>
    sampleJourney({ cost: { ...cost, currencies: [{ ...sampleCost, currency }] } })
  const second = { ...funnel, side: 'second', answer: withCost('USD') } as const
  const [head, , greeting, , last, , inDollars] = toJourneyCsv([
    { ...funnel, answer: withCost('INR') },
    second,
  ]).split('\r\n')
  expect(head).toMatch(
    /,"Cost per person, INR","Money lost, INR","Money still open, INR","Cost per person, USD","Money lost, USD","Money still open, USD"$/,
  )
  expect(greeting).toMatch(/,Greeting,180,.*,111\.111111,8400,600,,,$/)
  expect(last).toMatch(/,72\.5,666\.666667,0,0,,,$/)
  expect(inDollars).toMatch(/,Greeting,180,.*,,,,111\.111111,8400,600$/)
})

import { expect, it } from 'vitest'
import { peopleHref } from '@/app/w/[workspace]/click-to-haptik/journey/people-href'

const of = { slug: 'fab-cart', journeyId: 'b', from: '2026-11-01', to: '2026-11-30' }

it('names the days, the channel, the ad, the journey and the number', () => {
  expect(peopleHref({ ...of, adId: '1&2', channel: 'whatsapp' }, { state: 'dropped', step: 2 })).toBe(
    '/w/fab-cart/conversations?from=2026-11-01&to=2026-11-30&channel=whatsapp&ad=1%262&journey=b&step=2&state=dropped',
  )
})

it('leaves out what does not narrow', () => {
  expect(peopleHref({ ...of, adId: null, channel: null }, { state: 'open' })).toBe(
    '/w/fab-cart/conversations?from=2026-11-01&to=2026-11-30&journey=b&state=open',
  )
})

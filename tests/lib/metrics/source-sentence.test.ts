import { describe, expect, test } from 'vitest'
import { type SourceFacts, sourceSentence } from '@/lib/metrics/source-sentence'

const facts: SourceFacts = {
  source: 'ads',
  channel: 'instagram',
  firstMessageAt: '2026-11-20T09:15:02.120Z',
  ad: { adId: '120210000000000017', name: 'Autumn at Fab Cart' },
  touchAt: null,
  proactive: null,
}
const campaign = { campaignId: 'c-7', campaignName: 'Diwali offer', at: '2026-11-20T05:55:02.120Z' }

describe('sourceSentence answers why', () => {
  test.each<[string, Partial<SourceFacts>, string]>([
    [
      'ad_on_first_message',
      {},
      'Ads: The first message came from the ad “Autumn at Fab Cart” (120210000000000017) on Instagram.',
    ],
    [
      'ad_on_first_message',
      { ad: { adId: '17', name: null }, channel: 'whatsapp' },
      'Ads: The first message came from the ad 17 on WhatsApp.',
    ],
    [
      'ad_on_first_event',
      {},
      'Ads: The conversation began with an event from the ad “Autumn at Fab Cart” (120210000000000017) on Instagram.',
    ],
    [
      'ad_before_first_message',
      { touchAt: '2026-11-20T09:12:57.120Z' },
      'Ads: The person came from the ad “Autumn at Fab Cart” (120210000000000017) 2 m 05 s before their first message. An ad counts for the next message within 24 hours.',
    ],
    [
      'ad_within_five_minutes',
      { touchAt: '2026-11-20T09:15:16.120Z' },
      'Ads: The channel told of the ad “Autumn at Fab Cart” (120210000000000017) 14 s after the first message. Up to 5 minutes count as its opening.',
    ],
    [
      'quoted_proactive',
      { source: 'proactive', proactive: campaign },
      'Proactive Messaging: The first message quotes the message of the campaign “Diwali offer”, or taps a button of it, sent 3 h 20 m earlier.',
    ],
    [
      'within_proactive_window',
      { source: 'proactive', proactive: campaign },
      'Proactive Messaging: The message of the campaign “Diwali offer” was sent to this person 3 h 20 m before their first message, within the window for an answer.',
    ],
    [
      'within_proactive_window',
      { source: 'proactive' },
      'Proactive Messaging: A message of the business was sent to this person before their first message, within the window for an answer.',
    ],
    [
      'post',
      { source: 'organic' },
      'Organic: The first message came from an unpaid post, which is not an ad.',
    ],
    ['link', { source: 'organic' }, 'Organic: The first message came from a link, which is not an ad.'],
    [
      'no_touch',
      { source: 'organic' },
      'Organic: The opening carried no ad, and the business sent this person no message within the window before it.',
    ],
    ['constructor', {}, 'Ads: The reason on record has no wording here.'],
  ])('%s', (reason, given, expected) => {
    expect(sourceSentence(reason, { ...facts, ...given })).toBe(expected)
  })
})

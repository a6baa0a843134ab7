import type { InboundEvent } from '../inbound-event'
import { shorten } from '../shorten'

/** Meta does not say which template a message was made from, unless the sender tagged it. */
const unknownCampaign = 'unknown'

/** A message that the business sent, as a proactive message of the campaign that its tag names. */
export function proactiveOf(messageId: string, tag: string | null): NonNullable<InboundEvent['proactive']> {
  return { campaignId: shorten(tag, 200) ?? unknownCampaign, campaignName: null, messageId }
}

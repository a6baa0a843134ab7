import type { InboundReferral } from '../inbound-event'
import { longestLink, shorten } from '../shorten'
import { objectAt, textAt } from './read-field'

/** Stands for an ad that Meta calls one without its id. */
const unknownId = 'unknown'

/** WhatsApp: an ad where `source_type` says so, whatever click id there is or is not. */
export function readWhatsAppReferral(message: unknown): InboundReferral | null {
  const referral = objectAt(message, 'referral')
  if (!referral) return null
  const url = textAt(referral, 'source_url')
  return {
    kind: kindOf(textAt(referral, 'source_type')),
    id: shorten(textAt(referral, 'source_id') ?? url, 200) ?? unknownId,
    clickId: shorten(textAt(referral, 'ctwa_clid')),
    url: shorten(url, longestLink),
    headline: shorten(textAt(referral, 'headline')),
    body: shorten(textAt(referral, 'body'), longestLink),
    mediaType: shorten(textAt(referral, 'media_type'), 40),
    platform: null,
    ref: null,
  }
}

function kindOf(sourceType: string | null): InboundReferral['kind'] {
  return sourceType === 'ad' || sourceType === 'post' ? sourceType : 'link'
}

/** Messenger and Instagram: an ad where the source is `ADS` or an ad is named; a product page or a link is none. */
export function readMessagingReferral(holder: unknown): InboundReferral | null {
  const referral = objectAt(holder, 'referral')
  if (!referral) return null
  const adId = textAt(referral, 'ad_id')
  const source = textAt(referral, 'source')
  const ref = textAt(referral, 'ref')
  const isAd = adId !== null || source === 'ADS'
  const context = objectAt(referral, 'ads_context_data')
  const product = textAt(objectAt(referral, 'product'), 'id')
  return {
    kind: isAd ? 'ad' : 'link',
    id: shorten(isAd ? adId : (ref ?? product ?? source), 200) ?? unknownId,
    clickId: null,
    url: shorten(textAt(referral, 'referer_uri'), longestLink),
    headline: shorten(textAt(context, 'ad_title')),
    body: null,
    mediaType: mediaOf(context),
    platform: null,
    ref: shorten(ref, longestLink),
  }
}

function mediaOf(context: unknown): string | null {
  if (textAt(context, 'video_url') !== null) return 'video'
  return textAt(context, 'photo_url') === null ? null : 'image'
}

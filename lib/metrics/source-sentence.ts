import { formatDuration } from '@/lib/format/format-duration'
import { channelLabels, isChannel } from './channel-labels'
import { isSource, type Source, sourceLabels } from './sources'

/** What is known of the event that decided a source; instants are ISO 8601. */
export interface SourceFacts {
  source: string
  channel: string
  /** When the person wrote first, or the conversation began where they have not. */
  firstMessageAt: string
  ad: { adId: string; name: string | null } | null
  /** When the touch happened that decided. */
  touchAt: string | null
  /** The proactive message that was answered. */
  proactive: { campaignId: string | null; campaignName: string | null; at: string } | null
}

const sentences: Record<string, (facts: SourceFacts) => string> = {
  ad_on_first_message: ({ ad, channel }) =>
    `The first message came from ${nameAd(ad)} on ${onChannel(channel)}.`,
  ad_on_first_event: ({ ad, channel }) =>
    `The conversation began with an event from ${nameAd(ad)} on ${onChannel(channel)}.`,
  ad_before_first_message: ({ ad, touchAt, firstMessageAt }) =>
    `The person came from ${nameAd(ad)}${between(touchAt, firstMessageAt)} before their first message. An ad counts for the next message within 24 hours.`,
  ad_within_five_minutes: ({ ad, touchAt, firstMessageAt }) =>
    `The channel told of ${nameAd(ad)}${between(firstMessageAt, touchAt)} after the first message. Up to 5 minutes count as its opening.`,
  quoted_proactive: ({ proactive, firstMessageAt }) =>
    `The first message quotes ${nameCampaign(proactive)}, or taps a button of it, sent${between(proactive?.at, firstMessageAt)} earlier.`,
  within_proactive_window: ({ proactive, firstMessageAt }) =>
    `${capitalise(nameCampaign(proactive))} was sent to this person${between(proactive?.at, firstMessageAt)} before their first message, within the window for an answer.`,
  post: () => 'The first message came from an unpaid post, which is not an ad.',
  link: () => 'The first message came from a link, which is not an ad.',
  no_touch: () =>
    'The opening carried no ad, and the business sent this person no message within the window before it.',
}

/** Why a conversation has its source, as one answer in words: "Ads: The first message came from …". */
export function sourceSentence(reason: string, facts: SourceFacts): string {
  const sentence = Object.hasOwn(sentences, reason) ? sentences[reason]?.(facts) : undefined
  return `${labelOf(facts.source)}: ${sentence ?? 'The reason on record has no wording here.'}`
}

function labelOf(source: string): string {
  const known: Source | null = isSource(source) ? source : null
  return known ? sourceLabels[known] : source
}

function nameAd(ad: SourceFacts['ad']): string {
  if (!ad) return 'an ad'
  return ad.name ? `the ad “${ad.name}” (${ad.adId})` : `the ad ${ad.adId}`
}

function nameCampaign(proactive: SourceFacts['proactive']): string {
  const name = proactive?.campaignName ?? proactive?.campaignId
  return name ? `the message of the campaign “${name}”` : 'a message of the business'
}

function onChannel(channel: string): string {
  return isChannel(channel) ? channelLabels[channel] : channel
}

/** " 3 m 12 s", or nothing where an end is not known. */
function between(from: string | null | undefined, to: string | null | undefined): string {
  if (!from || !to) return ''
  return ` ${formatDuration(Math.max(0, Date.parse(to) - Date.parse(from)) / 1000)}`
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

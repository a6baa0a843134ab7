import type { Channel } from '@/lib/channels/inbound-event'
import type { Referral } from './bot-event'
import type { Random } from './random'

/** The calendar of ads and campaigns repeats after this many days. */
export const calendarDays = 84

export interface Ad {
  /** Eighteen digits: text, because no number holds them. */
  id: string
  headline: string
  body: string
  mediaType: 'image' | 'video'
  /** Where its button leads. */
  channel: Channel
  /** Publisher platforms it names, with weights; null where the touch does not tell. */
  platforms: { platform: string | null; weight: number }[]
  /** First and last day of the calendar on which it runs. */
  runs: [first: number, last: number]
  /** Weight beside the other ads and the unprompted persons of the day. */
  share: number
  /** 1 is ordinary; below, its persons leave sooner at every step. */
  quality: number
  /** The step of the bot it leads to. */
  entry: string
  /** What it advertises, as the brand's `facts` know it; null for all of it. */
  topic: string | null
}

/** A post, a story or a link: a referral nobody pays for. */
export interface FreeReferral {
  kind: 'post' | 'link'
  id: string
  headline?: string
  url?: string
  ref?: string
  platform?: string
  channel: Channel
  share: number
}

export function isRunning(ad: Ad, day: number): boolean {
  const dayOfCalendar = day % calendarDays
  return dayOfCalendar >= ad.runs[0] && dayOfCalendar <= ad.runs[1]
}

/** What the platform tells of a click on the ad; WhatsApp adds a click id. */
export function referralOfAd(ad: Ad, random: Random): Referral {
  const { platform } = random.weighted(ad.platforms, (choice) => choice.weight)
  return {
    kind: 'ad',
    id: ad.id,
    headline: ad.headline,
    body: ad.body,
    media_type: ad.mediaType,
    ...(platform ? { platform } : {}),
    ...(ad.channel === 'whatsapp' ? { click_id: clickId(random) } : {}),
  }
}

export function referralOfFree({ channel: _, share: __, ...referral }: FreeReferral): Referral {
  return referral
}

function clickId(random: Random): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'
  return `AR${Array.from({ length: 28 }, () => random.pick([...letters])).join('')}`
}

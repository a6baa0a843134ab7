import { z } from 'zod'
import { spendToMicros } from '../spend-micros'

/** What Meta reports for one ad, one day of the account's zone and one publisher platform. */
export interface AdDay {
  adId: string
  /** ISO day. */
  day: string
  /** Meta's publisher_platform: facebook, instagram, and whatever comes next. */
  platform: string
  spendMicros: bigint
  currency: string
  impressions: bigint
  clicks: bigint
  linkClicks: bigint
  /** Meta's own count of conversations started. */
  conversationsStarted: bigint
}

/** A row that could not be read: it is missing from the figures, and must not count as nothing spent. */
export interface UnreadableDay {
  adId: string | null
  day: string | null
  reason: string
}

/** Meta sends every figure as text, and none for zero. */
const count = z
  .string()
  .regex(/^\d{1,15}$/)
  .default('0')
const word = z.string().regex(/^\w{1,64}$/)
const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const schema = z.object({
  ad_id: word,
  date_start: isoDay,
  date_stop: isoDay,
  publisher_platform: word,
  account_currency: z.string().regex(/^[A-Z]{3}$/),
  spend: z.string().default('0'),
  impressions: count,
  clicks: count,
  inline_link_clicks: count,
  actions: z.array(z.looseObject({ action_type: z.string(), value: z.unknown() })).default([]),
})
const conversationStarted = 'onsite_conversion.messaging_conversation_started_7d'

/** Reads a row of insights, or says why not. Figures that are absent are zero, figures that are null are not. */
export function readAdDay(row: unknown): AdDay | UnreadableDay {
  const { data, error } = schema.safeParse(row)
  if (!data) return unreadable(row, String(error.issues[0]?.path[0] ?? 'row'))
  if (data.date_start !== data.date_stop) return unreadable(row, 'date_stop')
  const spendMicros = spendToMicros(data.spend)
  if (spendMicros === null) return unreadable(row, 'spend')
  // Kinds of actions contain one another, so only the one that is meant is read.
  const started = data.actions.find(({ action_type }) => action_type === conversationStarted)?.value ?? '0'
  if (!count.safeParse(started).success) return unreadable(row, 'actions')
  return {
    adId: data.ad_id,
    day: data.date_start,
    platform: data.publisher_platform,
    spendMicros,
    currency: data.account_currency,
    impressions: BigInt(data.impressions),
    clicks: BigInt(data.clicks),
    linkClicks: BigInt(data.inline_link_clicks),
    conversationsStarted: BigInt(started as string),
  }
}

const naming = z.looseObject({ ad_id: z.string().catch(''), date_start: z.string().catch('') })

function unreadable(row: unknown, field: string): UnreadableDay {
  const named = naming.safeParse(row).data
  return {
    adId: named?.ad_id || null,
    day: named?.date_start || null,
    reason: `${field} is not what Meta promises`,
  }
}

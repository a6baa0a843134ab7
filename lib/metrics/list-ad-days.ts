import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { toDecimalAmount } from '@/lib/format/format-money'
import { isDay } from '@/lib/period/day'
import type { Money } from './ads-overview'
import { toSearchText } from './search-text'

export interface AdDaysInput {
  /** ISO days of the workspace's zone, both included. */
  from: string
  to: string
  platforms?: string[]
  adIds?: string[]
  /** An answer's `next`. What is not one counts as none. */
  cursor?: string
  /** 200 unless given, from 1 to 1,000. */
  limit?: number
}

/** A row of the `ad-days` API, as it was sent. */
export interface SentAdDay {
  day: string
  adId: string
  platform: string
  spend: Money
  impressions: number
  clicks: number
  linkClicks: number | null
  name: string | null
  campaign: { id: string; name: string | null } | null
  adSet: { id: string; name: string | null } | null
}

interface Place {
  day: string
  adId: string
  platform: string
}

const usualLimit = 200
const largestLimit = 1_000

/** What the `ad-days` API brought, a page at a time, by day, ad and platform. */
export async function listAdDays(
  scope: Scope,
  { from, to, platforms = [], adIds = [], cursor, limit = usualLimit }: AdDaysInput,
): Promise<{ adDays: SentAdDay[]; next: string | null }> {
  const place = parsePlace(cursor ?? '')
  const size = Math.min(largestLimit, Math.max(1, Math.trunc(limit) || usualLimit))
  const rows = await inWorkspace(
    scope,
    async ({ sql }) => sql<StoredAdDay[]>`
      select d.day, d.ad_id as "adId", d.platform, d.spend_micros as "spendMicros", d.currency, d.impressions,
        d.clicks, d.link_clicks as "linkClicks", nullif(told.name, '') as name, told.campaign_id as "campaignId",
        told.campaign_name as "campaignName", told.ad_set_id as "adSetId", told.ad_set_name as "adSetName"
      from ad_days d
      left join account_ads told on told.workspace_id = ${scope.workspaceId}::uuid and told.ad_id = d.ad_id
      where d.workspace_id = ${scope.workspaceId}::uuid and d.account_id = ''
        and d.day >= ${from}::date and d.day <= ${to}::date
        ${platforms.length > 0 ? sql`and d.platform = any(${platforms.map(toSearchText)}::text[])` : sql``}
        ${adIds.length > 0 ? sql`and d.ad_id = any(${adIds.map(toSearchText)}::text[])` : sql``}
        ${place ? sql`and (d.day, d.ad_id, d.platform) > (${place.day}::date, ${place.adId}, ${place.platform})` : sql``}
      order by d.day, d.ad_id, d.platform
      limit ${size + 1}`,
  )
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return { adDays: page.map(toSent), next: rows.length > size && last ? toCursor(last) : null }
}

interface StoredAdDay extends Place {
  spendMicros: string
  currency: string
  impressions: string
  clicks: string
  linkClicks: string | null
  name: string | null
  campaignId: string | null
  campaignName: string | null
  adSetId: string | null
  adSetName: string | null
}

function toSent(row: StoredAdDay): SentAdDay {
  const { day, adId, platform, currency, name, campaignId, adSetId } = row
  return {
    day,
    adId,
    platform,
    spend: { currency, amount: toDecimalAmount(BigInt(row.spendMicros)) },
    impressions: Number(row.impressions),
    clicks: Number(row.clicks),
    linkClicks: row.linkClicks === null ? null : Number(row.linkClicks),
    name,
    campaign: campaignId === null ? null : { id: campaignId, name: row.campaignName },
    adSet: adSetId === null ? null : { id: adSetId, name: row.adSetName },
  }
}

function toCursor({ day, adId, platform }: Place): string {
  return Buffer.from(JSON.stringify([day, adId, platform])).toString('base64url')
}

function parsePlace(cursor: string): Place | null {
  try {
    const [day, adId, platform] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const isPlace = [day, adId, platform].every((part) => typeof part === 'string' && !part.includes('\0'))
    return isPlace && isDay(day) ? { day, adId, platform } : null
  } catch {
    return null
  }
}

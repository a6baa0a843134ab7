import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { adName, joinAd } from '@/lib/ad-name'
import type { Channel } from '@/lib/channels/inbound-event'
import { adSums } from './ad-sums'
import { readSummedWeeks } from './read-summed-weeks'
import { toSearchText } from './search-text'

export interface AdChoicesInput {
  /** ISO days, both included: the ads that the overview lists for them. */
  from: string
  to: string
  channel?: Channel
  /** Part of a name or title, or the beginning of an id, of an ad, ad set or campaign; taken literally. */
  search?: string
  /** Ads, 200 unless given. */
  limit?: number
}

export interface AdChoices {
  /** By name; the id of ads that no account lists is null. */
  campaigns: CampaignChoice[]
  /** Whether there are more ads than the limit. */
  hasMore: boolean
}

export interface CampaignChoice {
  id: string | null
  name: string | null
  adSets: { id: string | null; name: string | null; ads: { adId: string; name: string | null }[] }[]
}

const usualLimit = 200
const longestSearch = 200

/** The ads that can be chosen in a period, with their campaigns and ad sets. */
export async function listAdChoices(
  scope: Scope,
  { from, to, channel, search = '', limit = usualLimit }: AdChoicesInput,
): Promise<AdChoices> {
  const text = toSearchText(search).trim().slice(0, longestSearch)
  const found = await inWorkspace(scope, async ({ sql }) => {
    const summedWeeks = await readSummedWeeks(sql, scope, { from, to })
    const choice = { from, to, channel, platforms: [], adIds: null, goalVersion: null, summedWeeks }
    return sql<FoundAd[]>`
      select known.ad_id as "adId", ${adName(sql)} as name,
        listed.campaign_id as "campaignId", listed.campaign_name as "campaignName",
        listed.ad_set_id as "adSetId", listed.ad_set_name as "adSetName"
      from (${adSums(sql, scope, choice, { costs: [], isNamed: false })}) known
      ${joinAd(sql, scope, sql`known.ad_id`)}
      where is_listed and (${text} = ''
        or starts_with(known.ad_id, ${text}) or starts_with(listed.ad_set_id, ${text})
        or starts_with(listed.campaign_id, ${text})
        or position(lower(${text}) in lower(concat_ws(chr(10), listed.name, listed.title, listed.ad_set_name,
          listed.campaign_name, seen.headline))) > 0)
      order by "campaignName", "campaignId", "adSetName", "adSetId", name, "adId"
      limit ${limit + 1}`
  })
  return { campaigns: toCampaigns(found.slice(0, limit)), hasMore: found.length > limit }
}

interface FoundAd {
  adId: string
  name: string | null
  campaignId: string | null
  campaignName: string | null
  adSetId: string | null
  adSetName: string | null
}

function toCampaigns(found: FoundAd[]): CampaignChoice[] {
  return [...Map.groupBy(found, ({ campaignId }) => campaignId)].map(([id, ofCampaign]) => ({
    id,
    name: ofCampaign[0]?.campaignName ?? null,
    adSets: [...Map.groupBy(ofCampaign, ({ adSetId }) => adSetId)].map(([id, ofSet]) => ({
      id,
      name: ofSet[0]?.adSetName ?? null,
      ads: ofSet.map(({ adId, name }) => ({ adId, name })),
    })),
  }))
}

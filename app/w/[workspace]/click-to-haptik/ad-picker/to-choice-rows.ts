import type { AdChoices } from '@/lib/metrics/list-ad-choices'
import type { AdChoiceKey } from '../../filters/ad-choice-parsers'

/** A line of the list: a campaign, an ad set within it, or an ad within that. */
export interface ChoiceRow {
  key: AdChoiceKey
  name: string
  /** What it is, or of an ad its id. */
  note: string
  /** 0 for a campaign, 2 for an ad of an ad set. */
  level: 0 | 1 | 2
  /** What it lies in, which chooses it along. */
  within: AdChoiceKey[]
}

/** Campaigns with their ad sets and ads below them, as lines; ads that no account lists stand by themselves. */
export function toChoiceRows({ campaigns }: Pick<AdChoices, 'campaigns'>): ChoiceRow[] {
  return campaigns.flatMap((campaign) => {
    const campaignKey = toKey('campaign', campaign.id)
    const above: AdChoiceKey[] = campaignKey ? [campaignKey] : []
    const rows = campaign.adSets.flatMap((adSet) => toAdSetRows(adSet, above))
    return campaignKey ? [toRow(campaignKey, campaign, 'Campaign', 0, []), ...rows] : rows
  })
}

type Campaign = AdChoices['campaigns'][number]
type AdSet = Campaign['adSets'][number]

function toAdSetRows(adSet: AdSet, above: AdChoiceKey[]): ChoiceRow[] {
  const key = toKey('adset', adSet.id)
  const level = above.length as 0 | 1
  const within = key ? [...above, key] : above
  const ads = adSet.ads.map(({ adId, name }): ChoiceRow => {
    const note = name ? adId : 'Ad without a name'
    return { key: `ad:${adId}`, name: name ?? adId, note, level: within.length as 0 | 1 | 2, within }
  })
  return key ? [toRow(key, adSet, 'Ad set', level, above), ...ads] : ads
}

function toKey(kind: 'campaign' | 'adset', id: string | null): AdChoiceKey | null {
  return id === null ? null : `${kind}:${id}`
}

function toRow(
  key: AdChoiceKey,
  { id, name }: { id: string | null; name: string | null },
  note: string,
  level: 0 | 1,
  within: AdChoiceKey[],
): ChoiceRow {
  return { key, name: name ?? id ?? '', note, level, within }
}

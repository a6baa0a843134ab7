import { z } from 'zod'
import { graphPages } from './graph-pages'
import type { MetaToken } from './meta-token'
import type { Patience } from './patience'
import type { Throttle } from './throttle'

/** What an account says of one of its ads. */
export interface MetaAd {
  adId: string
  name: string
  /** Meta's effective_status. */
  status: string
  campaignId: string | null
  campaignName: string | null
  adSetId: string | null
  adSetName: string | null
  /** Where a click leads: WHATSAPP, MESSENGER and whatever comes next. */
  destination: string | null
  title: string | null
  thumbnailUrl: string | null
}

export interface AdsQuestion {
  /** Only ads that changed since. */
  updatedSince?: Date
  patience?: Patience
  signal?: AbortSignal
}

const words = z.string().nullish().catch(null)
const parent = z.looseObject({ name: words, destination_type: words }).nullish().catch(null)
const schema = z.looseObject({
  id: z.string().min(1),
  name: z.string().catch(''),
  effective_status: z.string().catch('UNKNOWN'),
  campaign_id: words,
  adset_id: words,
  campaign: parent,
  adset: parent,
  creative: z.looseObject({ title: words, thumbnail_url: words }).nullish().catch(null),
})

const fields =
  'id,name,status,effective_status,campaign_id,adset_id,campaign{id,name},adset{id,name,destination_type},creative{id,title,effective_object_story_id,thumbnail_url},updated_time'

/** Meta leaves archived and deleted ads out unless they are asked for; their days cost money too. */
const everyStatus = [
  'ACTIVE',
  'PAUSED',
  'CAMPAIGN_PAUSED',
  'ADSET_PAUSED',
  'PENDING_REVIEW',
  'PREAPPROVED',
  'DISAPPROVED',
  'PENDING_BILLING_INFO',
  'IN_PROCESS',
  'WITH_ISSUES',
  'ARCHIVED',
  'DELETED',
]

/** The ads of an account page by page, with campaign, ad set and creative. */
export async function* listAds(
  login: MetaToken,
  accountId: string,
  { updatedSince, patience, signal }: AdsQuestion = {},
): AsyncGenerator<{ ads: MetaAd[]; throttle: Throttle }> {
  const params = {
    fields,
    effective_status: everyStatus,
    updated_since: updatedSince && Math.floor(updatedSince.getTime() / 1000),
  }
  for await (const page of graphPages(login, `act_${accountId}/ads`, { params, patience, signal })) {
    yield { ads: page.rows.flatMap((row) => toAd(row) ?? []), throttle: page.throttle }
  }
}

function toAd(row: unknown): MetaAd | null {
  const { data } = schema.safeParse(row)
  if (!data) return null
  return {
    adId: data.id,
    name: data.name || data.id,
    status: data.effective_status,
    campaignId: data.campaign_id ?? null,
    campaignName: data.campaign?.name ?? null,
    adSetId: data.adset_id ?? null,
    adSetName: data.adset?.name ?? null,
    destination: data.adset?.destination_type ?? null,
    title: data.creative?.title ?? null,
    thumbnailUrl: data.creative?.thumbnail_url ?? null,
  }
}

import { Temporal } from 'temporal-polyfill'
import type { Asker } from './authorize'
import type { MetaAccount, MetaAdSet, MetaBusiness, MetaCampaign, MetaPage } from './meta-world'
import { nowOf, type PlacedAd, type StandInState } from './stand-in-state'
import { writeToken } from './tokens'

/** What each kind of object can be asked for; what one does not have is undefined. */

export function accountFields(state: StandInState, { facts }: Asker, account: MetaAccount) {
  const business = state.world.businesses.find(({ id }) => id === account.businessId)
  const seesBusiness = facts.permissions.includes('business_management')
  return {
    id: `act_${account.id}`,
    account_id: account.id,
    name: account.name,
    currency: account.currency,
    timezone_id: 1 + (account.timeZone.length % 140),
    timezone_name: account.timeZone,
    timezone_offset_hours_utc: offsetHours(state, account),
    account_status: account.status,
    disable_reason: account.status === 2 ? 1 : undefined,
    // Minor units, as Meta counts them.
    amount_spent: '1204418',
    business: business && seesBusiness ? { id: business.id, name: business.name } : undefined,
  }
}

function offsetHours(state: StandInState, { timeZone }: MetaAccount): number {
  const here = Temporal.Instant.fromEpochMilliseconds(nowOf(state)).toZonedDateTimeISO(timeZone)
  return here.offsetNanoseconds / 3_600_000_000_000
}

export function campaignFields({ id, name, status }: MetaCampaign) {
  return {
    id,
    name,
    objective: 'OUTCOME_ENGAGEMENT',
    status,
    effective_status: status,
    buying_type: 'AUCTION',
    daily_budget: '180000',
    lifetime_budget: undefined,
    created_time: '2026-08-01T10:00:00+0000',
    updated_time: '2026-11-01T10:00:00+0000',
    start_time: '2026-08-01T10:00:00+0000',
    stop_time: undefined,
  }
}

export function adSetFields(adSet: MetaAdSet, campaign: MetaCampaign) {
  return {
    id: adSet.id,
    name: adSet.name,
    campaign_id: campaign.id,
    destination_type: adSet.destination,
    optimization_goal: 'CONVERSATIONS',
    billing_event: 'IMPRESSIONS',
    promoted_object: {},
    attribution_spec: [{ event_type: 'CLICK_THROUGH', window_days: 7 }],
    status: adSet.status,
    effective_status: adSet.status,
  }
}

export function adFields({ ad, adSet, campaign }: PlacedAd) {
  return {
    id: ad.id,
    name: ad.name,
    status: ad.status === 'ACTIVE' ? 'ACTIVE' : 'PAUSED',
    effective_status: ad.status,
    configured_status: ad.status === 'ACTIVE' ? 'ACTIVE' : 'PAUSED',
    campaign_id: campaign.id,
    adset_id: adSet.id,
    campaign: campaignFields(campaign),
    adset: adSetFields(adSet, campaign),
    creative: {
      id: `9${ad.id.slice(4)}`,
      name: `${ad.name} creative`,
      title: ad.title,
      effective_object_story_id: `318840027765190_${ad.id.slice(-15)}`,
      thumbnail_url: ad.thumbnailUrl,
    },
    created_time: '2026-08-01T10:00:00+0000',
    updated_time: ad.updatedAt,
  }
}

const everyTask = ['ADVERTISE', 'ANALYZE', 'CREATE_CONTENT', 'MESSAGING', 'MODERATE', 'MANAGE']

/** With the Page's own token, which whoever has a role there may ask for. */
export function pageFields(
  { world }: StandInState,
  { facts, user }: Asker,
  { id, name, category, instagram }: MetaPage,
) {
  const seesInstagram = facts.permissions.includes('instagram_basic')
  return {
    id,
    name,
    category,
    tasks: user.tasks?.[id] ?? everyTask,
    access_token: writeToken({ ...facts, kind: 'page', pageId: id, expiresAt: 0 }, world.app.secret),
    instagram_business_account: instagram && seesInstagram ? instagram : undefined,
  }
}

export function numberFields({
  id,
  displayNumber,
  verifiedName,
}: MetaBusiness['whatsApp'][number]['numbers'][number]) {
  return {
    id,
    display_phone_number: displayNumber,
    verified_name: verifiedName,
    quality_rating: 'GREEN',
    code_verification_status: 'VERIFIED',
  }
}

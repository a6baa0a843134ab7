import type { Statement } from '@/db/workspace'
import type { InboundEvent } from '@/lib/channels/inbound-event'
import { asRecords, type Batch, type FreshEvent } from './batch'
import { isLaterWord } from './is-later-word'

/** Where attribution put the events and touches of a batch, by `"<connection id> <event id>"`. */
export interface Placement {
  conversationOfEvent: Map<string, string>
  touches: Map<string, { conversationId: string; opening: boolean }>
  /** By what messages are listed. */
  messages: Map<string, ListedBy>
  /** What echoes are, and receipts that are not to be kept. */
  types: Map<string, InboundEvent['type']>
  untold: Set<string>
}

interface ListedBy {
  source: string
  adId: string | null
  lastNode: number | null
  referralKind: string | null
  referralId: string | null
}

/** Stores the fresh events, their touches, and the ads that the touches speak of. */
export function storeEvents(batch: Batch, placement: Placement): Statement[] {
  if (batch.fresh.length === 0) return []
  const touching = batch.fresh.filter(({ event }) => event.referral !== null)
  const ads = gatherAds(touching)
  return [
    insertEvents(batch, placement),
    ...(touching.length > 0 ? [insertTouches(batch, touching, placement)] : []),
    ...(ads.length > 0 ? [describeAds(batch, ads)] : []),
  ]
}

function keyOf({ delivery, event }: FreshEvent): string {
  return `${delivery.connectionId} ${event.id}`
}

function insertEvents({ scope, sql, fresh }: Batch, placement: Placement): Statement {
  const rows = fresh
    .filter((one) => !placement.untold.has(keyOf(one)))
    .map((one) => ({
      ...toEventRow(one, placement.conversationOfEvent.get(keyOf(one)) ?? null),
      t: placement.types.get(keyOf(one)) ?? one.event.type,
      ...toListed(placement.messages.get(keyOf(one))),
    }))
  return sql`
    insert into events (
      workspace_id, connection_id, event_id, person_id, conversation_id, type, at, sequence,
      platform_conversation_id, node_number, channel, source, ad_id, last_node, referral_kind, referral_id, sender, kind, body, reply_to, language, confidence, broken,
      campaign_id, campaign_name, proactive_message_id, flags, fingerprint, delivery_id, received_at)
    select ${scope.workspaceId}, c, e, p, v, t, to_timestamp(at / 1000), s,
      pc, n, ch, so, ad, ln, rk, ri, f, k, b, r, l, cf, br, ci, cn, pm, fl, decode(fp, 'hex'), d, to_timestamp(ra / 1000)
    from json_to_recordset(${asRecords(rows)}::text::json) as given (
      c uuid, e text, p uuid, v uuid, t text, at float8, s int, pc text, n int, ch text, so text, ad text, ln int,
      rk text, ri text, f text, k text, b text, r text, l text, cf real, br boolean, ci text, cn text, pm text, fl text, fp text, d uuid, ra float8)
    on conflict do nothing`
}

/** Short names: the rows travel as one JSON text. */
function toEventRow(
  { delivery, event, fingerprint, personId, nodeNumber }: FreshEvent,
  conversationId: string | null,
) {
  const { message, proactive } = event
  return {
    c: delivery.connectionId,
    e: event.id,
    p: personId,
    v: conversationId ?? undefined,
    at: event.at,
    s: event.sequence ?? undefined,
    pc: event.platformConversationId ?? undefined,
    n: nodeNumber ?? undefined,
    ch: event.channel,
    f: message?.sender,
    k: message?.kind ?? receiptOf(event) ?? undefined,
    b: message?.text ?? undefined,
    r: message?.replyTo ?? undefined,
    l: message?.language ?? undefined,
    cf: message?.confidence ?? undefined,
    br: message?.broken ?? undefined,
    ci: proactive?.campaignId,
    cn: proactive?.campaignName ?? undefined,
    pm: proactive?.messageId,
    fl: event.flags.length > 0 ? event.flags.join(',') : undefined,
    fp: fingerprint.toString('hex'),
    d: delivery.id,
    ra: delivery.receivedAt,
  }
}

function toListed(listed: ListedBy | undefined) {
  return (
    listed && {
      so: listed.source,
      ad: listed.adId ?? undefined,
      ln: listed.lastNode ?? undefined,
      rk: listed.referralKind ?? undefined,
      ri: listed.referralId ?? undefined,
    }
  )
}

/** A receipt's row is known by it. */
function receiptOf({ presumed }: InboundEvent): string | null {
  return presumed === undefined || presumed === 'echo' ? null : presumed
}

function insertTouches({ scope, sql }: Batch, touching: FreshEvent[], placement: Placement): Statement {
  const rows = touching.map((one) => {
    const place = placement.touches.get(keyOf(one))
    return {
      ...one.event.referral,
      connection_id: one.delivery.connectionId,
      event_id: one.event.id,
      person_id: one.personId,
      conversation_id: place?.conversationId ?? null,
      opening: place?.opening ?? false,
      at: one.event.at,
    }
  })
  return sql`
    insert into touches (
      workspace_id, connection_id, event_id, person_id, conversation_id, at, kind, reference_id, click_id, url,
      headline, body, media_type, platform, ref, opening)
    select ${scope.workspaceId}, connection_id, event_id, person_id, conversation_id, to_timestamp(at / 1000), kind, id,
      "clickId", url, headline, body, "mediaType", platform, ref, opening
    from json_to_recordset(${asRecords(rows)}::text::json) as given (
      connection_id uuid, event_id text, person_id uuid, conversation_id uuid, at float8, kind text, id text,
      "clickId" text, url text, headline text, body text, "mediaType" text, platform text, ref text, opening boolean)
    on conflict do nothing`
}

interface AdMention {
  ad_id: string
  headline: string | null
  headline_at: number | null
  first_seen_at: number
  last_seen_at: number
}

/** The latest headline wins, in any order of arrival. */
function describeAds({ scope, sql }: Batch, mentions: AdMention[]): Statement {
  return sql`
    insert into ads as a (workspace_id, ad_id, headline, headline_at, first_seen_at, last_seen_at)
    select ${scope.workspaceId}, ad_id, headline, to_timestamp(headline_at / 1000),
      to_timestamp(first_seen_at / 1000), to_timestamp(last_seen_at / 1000)
    from json_to_recordset(${asRecords(mentions)}::text::json)
      as given (ad_id text, headline text, headline_at float8, first_seen_at float8, last_seen_at float8)
    on conflict (workspace_id, ad_id) do update set
      first_seen_at = least(a.first_seen_at, excluded.first_seen_at),
      last_seen_at = greatest(a.last_seen_at, excluded.last_seen_at),
      (headline, headline_at) = (
        select v.headline, v.headline_at
        from (values (a.headline, a.headline_at), (excluded.headline, excluded.headline_at)) as v (headline, headline_at)
        order by v.headline_at desc nulls last, v.headline desc limit 1)`
}

function gatherAds(touching: FreshEvent[]): AdMention[] {
  const ads = new Map<string, AdMention>()
  for (const { event } of touching) {
    const { referral, at } = event
    if (referral?.kind !== 'ad') continue
    const ad = ads.get(referral.id) ?? {
      ad_id: referral.id,
      headline: null,
      headline_at: null,
      first_seen_at: at,
      last_seen_at: at,
    }
    ads.set(referral.id, ad)
    ad.first_seen_at = Math.min(ad.first_seen_at, at)
    ad.last_seen_at = Math.max(ad.last_seen_at, at)
    if (isLaterWord(at, referral.headline, ad.headline_at, ad.headline))
      Object.assign(ad, { headline: referral.headline, headline_at: at })
  }
  return [...ads.values()].sort((a, b) => (a.ad_id < b.ad_id ? -1 : 1))
}

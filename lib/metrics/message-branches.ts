import type { Statement, WorkspaceTransaction } from '@/db/workspace'
import { changeKinds, channels } from '@/lib/channels/inbound-event'
import { senderLabels } from './message-entry'
import type { MessageQuestion } from './message-question'
import type { Search } from './parse-search'
import { toSearchText } from './search-text'
import { sources } from './sources'

type Sql = WorkspaceTransaction['sql']

/**
 * Where messages are looked up: for each of `values`, a table of the name v, those that `match` it, which an
 * index on `events` holds in the order of their time. Merged, their ends are the end of the whole list, whatever
 * its length.
 */
export interface Branch {
  values: Statement
  match: Statement
}

/** By the filter that leaves the fewest. Every way is right; it is only a question of time. */
export function chooseBranches(sql: Sql, question: MessageQuestion): Branch[] {
  const { filter, personIds, nodeNumbers, conversationIds, connectionIds, search } = question
  const { ad, broken, referral, confidence } = filter
  if (connectionIds !== null) {
    const match = sql`connection_id = v.connection_id and event_id = ${toSearchText(filter.message ?? '')}`
    return [{ values: sql`unnest(${connectionIds}::uuid[]) as v(connection_id)`, match }]
  }
  if (conversationIds !== null) return [eachOf(sql, 'conversation_id', sql`${conversationIds}::uuid[]`)]
  if (personIds !== null) return [eachOf(sql, 'person_id', sql`${personIds}::uuid[]`)]
  if (broken) return [everyOne(sql, sql`broken`)]
  if (ad !== undefined) return [everyOne(sql, sql`ad_id = ${toSearchText(ad)}`)]
  if (referral !== undefined && referral !== 'absent') {
    const kinds = referral === 'present' ? ['ad', 'post'] : [referral]
    return [eachOf(sql, 'referral_kind', sql`${kinds}::text[]`)]
  }
  if (nodeNumbers !== null) return [eachOf(sql, 'last_node', sql`${nodeNumbers}::int[]`)]
  if (confidence !== undefined)
    return [eachOf(sql, 'confidence_percent', sql`${percentsOf(confidence)}::smallint[]`)]
  const isOfKind = [filter.channel, filter.by, filter.source].some((kind) => kind !== undefined)
  return search === null || isOfKind ? branchesOfKinds(sql, question) : [everyOne(sql, sql`body is not null`)]
}

/** Messages that were written at these milliseconds, and have a text. */
export function branchOfMoments(sql: Sql, moments: number[]): Branch {
  return {
    values: sql`unnest(${moments}::bigint[]) as v(moment)`,
    match: sql`
      at >= to_timestamp(v.moment / 1000.0) and at < to_timestamp((v.moment + 1) / 1000.0) and body is not null`,
  }
}

/** Everything that the filter asks for, but for its period, and but for the words of a search. */
export function toCondition(sql: Sql, question: MessageQuestion): Statement {
  const { filter, personIds, nodeNumbers, conversationIds, search } = question
  const { channel, by, source, message, ad, referral, broken, confidence } = filter
  return sql`
    (sender <> 'system' or kind is null or kind <> all(${Object.values(changeKinds)}::text[]))
    ${channel ? sql`and channel = ${channel}` : sql``}
    ${by ? sql`and sender = ${by}` : sql``}
    ${source ? sql`and source = ${source}` : sql``}
    ${message === undefined ? sql`` : sql`and event_id = ${toSearchText(message)}`}
    ${ad === undefined ? sql`` : sql`and ad_id = ${toSearchText(ad)}`}
    ${personIds ? sql`and person_id = any(${personIds}::uuid[])` : sql``}
    ${conversationIds ? sql`and conversation_id = any(${conversationIds}::uuid[])` : sql``}
    ${nodeNumbers ? sql`and last_node = any(${nodeNumbers}::int[])` : sql``}
    ${referral === 'absent' ? sql`and referral_kind is null` : sql``}
    ${referral === 'present' ? sql`and referral_kind is not null` : sql``}
    ${referral === 'ad' || referral === 'post' ? sql`and referral_kind = ${referral}` : sql``}
    ${broken ? sql`and broken` : sql``}
    ${confidence ? sql`and confidence >= ${confidence.from}::real and confidence <= ${confidence.to}::real` : sql``}
    ${search ? sql`and body is not null ${holdsPhrases(sql, search)}` : sql``}`
}

/** What the filter asks of a conversation itself: that it began in the period, its channel, source, ad, id and person. */
export function toConversationCondition(
  sql: Sql,
  { filter, bounds, personIds, conversationIds }: MessageQuestion,
): Statement {
  const { channel, source, ad } = filter
  return sql`
    started_at >= ${bounds.start}::timestamptz and started_at < ${bounds.end}::timestamptz
    ${channel ? sql`and channel = ${channel}` : sql``}
    ${source ? sql`and source = ${source}` : sql``}
    ${ad === undefined ? sql`` : sql`and ad_id = ${toSearchText(ad)}`}
    ${personIds ? sql`and person_id = any(${personIds}::uuid[])` : sql``}
    ${conversationIds ? sql`and id = any(${conversationIds}::uuid[])` : sql``}`
}

/** Where they begin and end is looked at afterwards, see matchesSearch. */
function holdsPhrases(sql: Sql, { phrases }: Search): Statement {
  return phrases.reduce(
    (all, phrase) => sql`${all} and strpos(normalize(body, nfc), ${toSearchText(phrase)}) > 0`,
    sql``,
  )
}

/** One index holds all that messages always have, so each combination is looked up. */
function branchesOfKinds(sql: Sql, { filter: { channel, by, source } }: MessageQuestion): Branch[] {
  const kinds = sql`
    unnest(${channel ? [channel] : [...channels]}::text[]) as c(channel)
    cross join unnest(${by ? [by] : Object.keys(senderLabels)}::text[]) as s(sender)`
  const isKind = sql`channel = v.channel and sender = v.sender`
  const ofSources = {
    values: sql`(
      select * from ${kinds} cross join unnest(${source ? [source] : [...sources]}::text[]) as o(source)) v`,
    match: sql`${isKind} and source = v.source`,
  }
  const ofNoConversation = {
    values: sql`(select * from ${kinds}) v`,
    match: sql`${isKind} and source is null`,
  }
  return source ? [ofSources] : [ofSources, ofNoConversation]
}

function eachOf(sql: Sql, column: string, values: Statement): Branch {
  return {
    values: sql`(select distinct value from unnest(${values}) as given(value)) v`,
    match: sql`${sql(column)} = v.value`,
  }
}

function everyOne(sql: Sql, match: Statement): Branch {
  return { values: sql`(select 1) v`, match }
}

/** Scores are kept in four bytes: 0.29 is a little less than that, and stands at 28. */
function percentsOf({ from, to }: { from: number; to: number }): number[] {
  const [first, last] = [from, to].map((share) => Math.floor(Math.fround(share) * 100))
  return Array.from({ length: 101 }, (_, percent) => percent).filter(
    (percent) => percent >= (first ?? 0) && percent <= (last ?? 100),
  )
}

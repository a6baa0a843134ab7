import { randomBytes } from 'node:crypto'
import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { discardReports } from '@/lib/reports/discard-reports'
import { forgetWords, readWritten } from '@/lib/words/forget-words'
import { bodyHolds } from './empty-deliveries'
import type { KnownPerson } from './find-person'
import { spellingsOf } from './spellings-of'

type Sql = WorkspaceTransaction['sql']

/** What went of a person, by what it is. */
export type ErasedCounts = {
  messages: number
  touches: number
  identifiers: number
  quarantined: number
  deliveries: number
}

export interface ErasedPerson {
  person: KnownPerson
  /** Deliveries received before this, in milliseconds, have been searched. */
  since: number
}

/**
 * Empties everything that tells who a person was or what they wrote, in the caller's transaction. The rows
 * that figures are made of stay, and so do the events' ids: a repetition must stay a repetition.
 */
export async function eraseRows(
  sql: Sql,
  scope: Scope,
  { person, since }: ErasedPerson,
): Promise<ErasedCounts> {
  const deliveries = await emptyTheirDeliveries(sql, scope, { person, since })
  const written = await readWritten(sql, scope, person.personId)
  const messages = await emptyEvents(sql, scope, person)
  await forgetWords(sql, scope, written)
  const touches = await emptyTouches(sql, scope, person)
  const quarantined = await removeQuarantined(sql, scope, person)
  await removeKeptAnswers(sql, scope, person)
  await discardReports(sql, scope, spellingsOf(person))
  const identifiers = await sql`
    delete from person_identifiers
    where workspace_id = ${scope.workspaceId} and person_id = ${person.personId}`
  await sql`
    update persons set name = null, named_at = null, phone = null, phoned_at = null
    where workspace_id = ${scope.workspaceId} and id = ${person.personId}`
  return { messages, touches, identifiers: identifiers.count, quarantined, deliveries }
}

async function emptyTheirDeliveries(
  sql: Sql,
  scope: Scope,
  { person, since }: ErasedPerson,
): Promise<number> {
  const theirs = await sql`
    update deliveries set body = null
    where workspace_id = ${scope.workspaceId} and body is not null and id in (
      select delivery_id from events
      where workspace_id = ${scope.workspaceId} and person_id = ${person.personId})`
  const late = await sql`
    update deliveries set body = null
    where workspace_id = ${scope.workspaceId} and body is not null
      and received_at >= to_timestamp(${since}::float8 / 1000)
      and ${bodyHolds(sql, spellingsOf(person))}`
  return theirs.count + late.count
}

/**
 * Ids that a platform gave may hold a phone number or name a thread of the person's: each becomes another one,
 * the same wherever it stood, by a salt that is then forgotten.
 */
async function emptyEvents(sql: Sql, scope: Scope, { personId }: KnownPerson): Promise<number> {
  const salt = randomBytes(16).toString('hex')
  const [counted] = await sql<{ messages: number }[]>`
    select count(*)::int as messages from events
    where workspace_id = ${scope.workspaceId} and person_id = ${personId} and body is not null`
  await sql`
    update events set body = null, language = null,
      reply_to = ${pseudonym(sql, salt, 'reply_to')},
      proactive_message_id = ${pseudonym(sql, salt, 'proactive_message_id')},
      platform_conversation_id = ${pseudonym(sql, salt, 'platform_conversation_id')}
    where workspace_id = ${scope.workspaceId} and person_id = ${personId}`
  await sql`
    update conversations set platform_conversation_id = ${pseudonym(sql, salt, 'platform_conversation_id')}
    where workspace_id = ${scope.workspaceId} and person_id = ${personId}`
  return counted?.messages ?? 0
}

function pseudonym(sql: Sql, salt: string, column: string) {
  const text = sql`${salt}::text || ${sql(column)}`
  return sql`'erased-' || left(encode(sha256(convert_to(${text}, 'UTF8')), 'hex'), 32)`
}

async function emptyTouches(sql: Sql, scope: Scope, { personId }: KnownPerson): Promise<number> {
  const emptied = await sql`
    update touches set click_id = null, url = null, ref = null, headline = null, body = null
    where workspace_id = ${scope.workspaceId} and person_id = ${personId}`
  return emptied.count
}

async function removeQuarantined(sql: Sql, scope: Scope, person: KnownPerson): Promise<number> {
  const removed = await sql`
    delete from quarantined_events
    where workspace_id = ${scope.workspaceId} and exists (
      select from unnest(${spellingsOf(person)}::text[]) as spelling where position(spelling in raw) > 0)`
  return removed.count
}

/** Answers of the API are kept for a day, and a goal's preview names people. */
async function removeKeptAnswers(sql: Sql, scope: Scope, person: KnownPerson): Promise<void> {
  const named = person.name === null ? [] : [JSON.stringify(person.name)]
  await sql`
    delete from idempotent_requests
    where workspace_id = ${scope.workspaceId} and answer is not null and exists (
      select from unnest(${[...spellingsOf(person), ...named]}::text[]) as spelling
      where position(spelling in answer) > 0)`
}

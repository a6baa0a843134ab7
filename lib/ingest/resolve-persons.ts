import { randomUUID } from 'node:crypto'
import type { Statement } from '@/db/workspace'
import { asRecords, type Batch, type FreshEvent, identifiersOf, listIdentifiers } from './batch'
import { isLaterWord } from './is-later-word'

interface MentionedPerson {
  id: string
  channel: string
  name: string | null
  named_at: number | null
  phone: string | null
  phoned_at: number | null
}

interface NewIdentifier {
  id: string
  channel: string
  identifier: string
}

/** Ids of the persons that events name, by channel and identifier. */
export type KnownPersons = Map<string, string>

/**
 * Finds or makes the person behind each fresh event; what is said of them is stored with the rest. A person of
 * several identifiers is found by any of them, the most trusted first, and has the new ones from then on. Where
 * two of them already belong to two persons nothing is merged.
 */
export function resolvePersons(batch: Batch, known: KnownPersons): Statement[] {
  const mentioned = new Map<string, MentionedPerson>()
  const owners = new Map(known)
  const joined: NewIdentifier[] = []
  for (const fresh of byIdentifiers(batch.fresh)) {
    const { channel } = fresh.event
    const identifiers = identifiersOf(fresh.event)
    const id = findOwner(owners, channel, identifiers) ?? randomUUID()
    for (const identifier of identifiers) {
      const key = `${channel} ${identifier}`
      if (owners.has(key)) continue
      owners.set(key, id)
      joined.push({ id, channel, identifier })
    }
    const person = mentioned.get(id) ?? newMention(channel, id)
    mentioned.set(id, person)
    fresh.personId = id
    describe(person, fresh.event)
  }
  if (mentioned.size === 0) return []
  const persons = storePersons(batch, [...mentioned.values()])
  return joined.length > 0 ? [persons, storeIdentifiers(batch, joined)] : [persons]
}

/** Events that tie identifiers together come first, so that a batch makes one person of what they tie. */
function byIdentifiers(fresh: FreshEvent[]): FreshEvent[] {
  if (!fresh.some(({ event }) => event.person.aliases)) return fresh
  const count = ({ event }: FreshEvent) => event.person.aliases?.length ?? 0
  return fresh.toSorted((a, b) => count(b) - count(a))
}

function findOwner(owners: KnownPersons, channel: string, identifiers: string[]): string | undefined {
  for (const identifier of identifiers) {
    const owner = owners.get(`${channel} ${identifier}`)
    if (owner !== undefined) return owner
  }
  return undefined
}

function newMention(channel: string, id: string): MentionedPerson {
  return { id, channel, name: null, named_at: null, phone: null, phoned_at: null }
}

function describe(person: MentionedPerson, { at, person: { name, phone } }: FreshEvent['event']): void {
  if (isLaterWord(at, name, person.named_at, person.name)) Object.assign(person, { name, named_at: at })
  if (isLaterWord(at, phone, person.phoned_at, person.phone)) Object.assign(person, { phone, phoned_at: at })
}

export async function loadPersons(batch: Batch): Promise<KnownPersons> {
  const { scope, sql } = batch
  const given = listIdentifiers(batch).map(({ channel, identifier }) => ({ c: channel, i: identifier }))
  const rows = await sql<{ channel: string; identifier: string; person_id: string }[]>`
    select given.c as channel, given.i as identifier, known.person_id
    from json_to_recordset(${asRecords(given)}::text::json) as given (c text, i text)
    cross join lateral (
      select person_id from person_identifiers
      where workspace_id = ${scope.workspaceId} and channel = given.c and identifier = given.i
      limit 1
    ) known`
  return new Map(rows.map((row) => [`${row.channel} ${row.identifier}`, row.person_id]))
}

function storePersons({ scope, sql }: Batch, persons: MentionedPerson[]): Statement {
  return sql`
    insert into persons as p (workspace_id, id, channel, name, named_at, phone, phoned_at)
    select ${scope.workspaceId}, id, channel, name, to_timestamp(named_at / 1000), phone, to_timestamp(phoned_at / 1000)
    from json_to_recordset(${asRecords(persons)}::text::json) as given (
      id uuid, channel text, name text, named_at float8, phone text, phoned_at float8)
    on conflict (workspace_id, id) do update set
      (name, named_at) = (
        select v.name, v.named_at
        from (values (p.name, p.named_at), (excluded.name, excluded.named_at)) as v (name, named_at)
        order by v.named_at desc nulls last, v.name desc limit 1),
      (phone, phoned_at) = (
        select v.phone, v.phoned_at
        from (values (p.phone, p.phoned_at), (excluded.phone, excluded.phoned_at)) as v (phone, phoned_at)
        order by v.phoned_at desc nulls last, v.phone desc limit 1)`
}

function storeIdentifiers({ scope, sql }: Batch, identifiers: NewIdentifier[]): Statement {
  return sql`
    insert into person_identifiers (workspace_id, channel, identifier, person_id)
    select ${scope.workspaceId}, channel, identifier, id
    from json_to_recordset(${asRecords(identifiers)}::text::json) as given (id uuid, channel text, identifier text)
    on conflict do nothing`
}

import { randomUUID } from 'node:crypto'
import type { Statement } from '@/db/workspace'
import { asRecords, type Batch, type FreshEvent, listEvents } from './batch'
import { isLaterWord } from './is-later-word'

interface MentionedPerson {
  id: string
  channel: string
  identifier: string
  name: string | null
  named_at: number | null
  phone: string | null
  phoned_at: number | null
}

/** Ids of the persons that events name, by channel and identifier. */
export type KnownPersons = Map<string, string>

/** Finds or makes the person behind each fresh event; what is said of them is stored with the rest. */
export function resolvePersons(batch: Batch, known: KnownPersons): Statement[] {
  const mentioned = new Map<string, MentionedPerson>()
  for (const fresh of batch.fresh) {
    const key = identifierKey(fresh.event)
    const person = mentioned.get(key) ?? newMention(fresh, known.get(key) ?? randomUUID())
    mentioned.set(key, person)
    fresh.personId = person.id
    describe(person, fresh.event)
  }
  if (mentioned.size === 0) return []
  const missing = [...mentioned].filter(([key]) => !known.has(key)).map(([, person]) => person)
  const persons = storePersons(batch, [...mentioned.values()])
  return missing.length > 0 ? [persons, storeIdentifiers(batch, missing)] : [persons]
}

function identifierKey({ channel, person }: FreshEvent['event']): string {
  return `${channel} ${person.identifier}`
}

function newMention({ event }: FreshEvent, id: string): MentionedPerson {
  const { channel, person } = event
  const unknown = { name: null, named_at: null, phone: null, phoned_at: null }
  return { id, channel, identifier: person.identifier, ...unknown }
}

function describe(person: MentionedPerson, { at, person: { name, phone } }: FreshEvent['event']): void {
  if (isLaterWord(at, name, person.named_at, person.name)) Object.assign(person, { name, named_at: at })
  if (isLaterWord(at, phone, person.phoned_at, person.phone)) Object.assign(person, { phone, phoned_at: at })
}

export async function loadPersons(batch: Batch): Promise<KnownPersons> {
  const { scope, sql } = batch
  const given = new Map(
    listEvents(batch).map(({ event }) => [
      identifierKey(event),
      { c: event.channel, i: event.person.identifier },
    ]),
  )
  const rows = await sql<{ channel: string; identifier: string; person_id: string }[]>`
    select given.c as channel, given.i as identifier, known.person_id
    from json_to_recordset(${asRecords([...given.values()])}::text::json) as given (c text, i text)
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

function storeIdentifiers({ scope, sql }: Batch, persons: MentionedPerson[]): Statement {
  return sql`
    insert into person_identifiers (workspace_id, channel, identifier, person_id)
    select ${scope.workspaceId}, channel, identifier, id
    from json_to_recordset(${asRecords(persons)}::text::json) as given (id uuid, channel text, identifier text)
    on conflict do nothing`
}

import { randomUUID } from 'node:crypto'
import { asRecords, type Batch, type FreshEvent } from './batch'

/** Finds or makes the person behind each fresh event and remembers the name and phone last given. */
export async function resolvePersons(batch: Batch): Promise<void> {
  if (batch.fresh.length === 0) return
  const known = await loadPersons(batch)
  const missing = new Map<string, { id: string; channel: string; identifier: string }>()
  for (const fresh of batch.fresh) {
    const key = identifierKey(fresh)
    const id = known.get(key) ?? missing.get(key)?.id ?? randomUUID()
    if (!known.has(key) && !missing.has(key))
      missing.set(key, { id, channel: fresh.event.channel, identifier: fresh.event.person.identifier })
    fresh.personId = id
  }
  const inserted = missing.size > 0 ? insertPersons(batch, [...missing.values()]) : undefined
  await Promise.all([inserted, describePersons(batch)])
}

function identifierKey({ event }: FreshEvent): string {
  return `${event.channel} ${event.person.identifier}`
}

async function loadPersons({ scope, sql, fresh }: Batch): Promise<Map<string, string>> {
  const given = new Map(
    fresh.map((one) => [
      identifierKey(one),
      { channel: one.event.channel, identifier: one.event.person.identifier },
    ]),
  )
  const rows = await sql<{ channel: string; identifier: string; person_id: string }[]>`
    select p.channel, p.identifier, p.person_id
    from json_to_recordset(${asRecords([...given.values()])}::text::json) as given (channel text, identifier text)
    join person_identifiers p on p.workspace_id = ${scope.workspaceId}
      and p.channel = given.channel and p.identifier = given.identifier`
  return new Map(rows.map((row) => [`${row.channel} ${row.identifier}`, row.person_id]))
}

async function insertPersons(
  { scope, sql }: Batch,
  missing: { id: string; channel: string; identifier: string }[],
): Promise<void> {
  const records = asRecords(missing)
  await Promise.all([
    sql`
      insert into persons (workspace_id, id, channel)
      select ${scope.workspaceId}, id, channel
      from json_to_recordset(${records}::text::json) as given (id uuid, channel text)
      on conflict do nothing`,
    sql`
      insert into person_identifiers (workspace_id, channel, identifier, person_id)
      select ${scope.workspaceId}, channel, identifier, id
      from json_to_recordset(${records}::text::json) as given (id uuid, channel text, identifier text)
      on conflict do nothing`,
  ])
}

/** The name of the latest event wins, the greater one at the same instant: any order ends alike. */
async function describePersons({ scope, sql, fresh }: Batch): Promise<void> {
  const named = latestOf(fresh, ({ person }) => person.name)
  const phoned = latestOf(fresh, ({ person }) => person.phone)
  await Promise.all([
    named.length > 0 &&
      sql`
        update persons p set name = given.value, named_at = to_timestamp(given.at / 1000)
        from json_to_recordset(${asRecords(named)}::text::json) as given (id uuid, value text, at float8)
        where p.workspace_id = ${scope.workspaceId} and p.id = given.id
          and (p.named_at is null or (p.named_at, p.name) < (to_timestamp(given.at / 1000), given.value))`,
    phoned.length > 0 &&
      sql`
        update persons p set phone = given.value, phoned_at = to_timestamp(given.at / 1000)
        from json_to_recordset(${asRecords(phoned)}::text::json) as given (id uuid, value text, at float8)
        where p.workspace_id = ${scope.workspaceId} and p.id = given.id
          and (p.phoned_at is null or (p.phoned_at, p.phone) < (to_timestamp(given.at / 1000), given.value))`,
  ])
}

function latestOf(
  fresh: FreshEvent[],
  read: (event: FreshEvent['event']) => string | null,
): { id: string; value: string; at: number }[] {
  const latest = new Map<string, { id: string; value: string; at: number }>()
  for (const { personId, event } of fresh) {
    const value = read(event)
    if (value === null) continue
    const before = latest.get(personId)
    if (!before || event.at > before.at || (event.at === before.at && value > before.value))
      latest.set(personId, { id: personId, value, at: event.at })
  }
  return [...latest.values()]
}

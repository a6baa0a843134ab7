import { randomBytes, randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'

type Row = Record<string, unknown>

interface Column {
  table: string
  name: string
  type: string
  hasDefault: boolean
}

interface ForeignKey {
  table: string
  columns: string[]
  parent: string
  parentColumns: string[]
}

/** One valid row for a workspace in each of the tables, made from the catalogue, so that new tables join in. */
export async function sampleRows(
  owner: Sql,
  tables: string[],
  workspaceId: string,
): Promise<Map<string, Row>> {
  const columns = await listColumns(owner, tables)
  const words = await listAllowedWords(owner)
  const keys = await listForeignKeys(owner)
  const rows = new Map<string, Row>()
  for (const table of parentsFirst(tables, keys)) {
    const row: Row = {}
    for (const column of columns) {
      if (column.table !== table || column.hasDefault) continue
      row[column.name] = words.get(`${table}.${column.name}`) ?? sampleOf(column.type)
    }
    for (const key of keys) {
      if (key.table === table) Object.assign(row, referenceTo(rows.get(key.parent), key))
    }
    rows.set(table, { ...row, workspace_id: workspaceId })
  }
  return rows
}

function referenceTo(parent: Row | undefined, { columns, parentColumns }: ForeignKey): Row {
  return Object.fromEntries(columns.map((name, at) => [name, parent?.[parentColumns[at] ?? '']]))
}

function parentsFirst(tables: string[], keys: ForeignKey[]): string[] {
  const sorted: string[] = []
  const visit = (table: string) => {
    if (sorted.includes(table)) return
    for (const key of keys) if (key.table === table && tables.includes(key.parent)) visit(key.parent)
    sorted.push(table)
  }
  tables.forEach(visit)
  return sorted
}

function sampleOf(type: string): unknown {
  const samples: Record<string, () => unknown> = {
    uuid: randomUUID,
    text: () => randomBytes(6).toString('hex'),
    bytea: () => randomBytes(8),
    integer: () => 1,
    bigint: () => 1,
    smallint: () => 1,
    real: () => 0.5,
    boolean: () => true,
    date: () => '2026-11-20',
    'timestamp with time zone': () => '2026-11-20T09:15:02.120Z',
    'integer[]': () => [],
    'bigint[]': () => [],
    jsonb: () => '{}',
  }
  const sample = samples[type]
  if (!sample)
    throw new Error(`A column has the type ${type}: say in tests/support/sample-rows.ts what it may hold.`)
  return sample()
}

async function listColumns(owner: Sql, tables: string[]): Promise<Column[]> {
  return owner<Column[]>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
      a.atthasdef as "hasDefault"
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relname = any(${tables})
      and a.attnum > 0 and not a.attisdropped`
}

/** The first word of every check of the form `column in ('word', …)`. */
async function listAllowedWords(owner: Sql): Promise<Map<string, string>> {
  const checks = await owner<{ table: string; column: string; definition: string }[]>`
    select c.relname as table, a.attname as column, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where k.contype = 'c' and cardinality(k.conkey) = 1`
  const words = new Map<string, string>()
  for (const { table, column, definition } of checks) {
    const word = /ARRAY\['([^']*)'/.exec(definition)?.[1]
    if (word !== undefined) words.set(`${table}.${column}`, word)
  }
  return words
}

async function listForeignKeys(owner: Sql): Promise<ForeignKey[]> {
  return owner<ForeignKey[]>`
    select child.relname as table, parent.relname as parent,
      (select array_agg(a.attname::text order by position)
       from unnest(k.conkey) with ordinality as key(number, position)
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.number) as columns,
      (select array_agg(a.attname::text order by position)
       from unnest(k.confkey) with ordinality as key(number, position)
       join pg_attribute a on a.attrelid = k.confrelid and a.attnum = key.number) as "parentColumns"
    from pg_constraint k
    join pg_class child on child.oid = k.conrelid
    join pg_class parent on parent.oid = k.confrelid
    where k.contype = 'f'`
}

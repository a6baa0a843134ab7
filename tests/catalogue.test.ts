import postgres, { type Sql, type TransactionSql } from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { castPlayers } from './support/cast'
import { useDatabase } from './support/database'
import { sampleRows } from './support/sample-rows'

/**
 * The rules of the database's second wall, read from its catalogue: a table, view or function that breaks
 * one fails here, whoever added it.
 */

/** Tables that say which workspace they mean but are read before a workspace is entered; lib/access alone reads them. */
const globalTables = [
  'api_keys',
  'connection_routes',
  'memberships',
  'meta_assets',
  'meta_login_routes',
  'report_routes',
  'workspaces',
]
const tablesWithoutWorkspace = [
  'deletion_requests',
  'facebook_identities',
  'meta_app_pauses',
  'sign_in_attempts',
  'unrouted_posts',
  'users',
  'workspaces',
]
const policyText =
  "(workspace_id = (NULLIF(current_setting('app.workspace_id'::text, true), ''::text))::uuid)"

const database = useDatabase()
let tenantTables: string[] = []

beforeAll(async () => {
  tenantTables = (await listTables(database.owner)).filter(isTenant).map(({ name }) => name)
})

describe('every table', () => {
  test('belongs to workspaces by a workspace_id, or is on the list of those that do not', async () => {
    const tables = await listTables(database.owner)
    const others = tables.filter(({ hasWorkspace }) => !hasWorkspace).map(({ name }) => name)
    expect(others).toEqual(tablesWithoutWorkspace)
    expect(tables.length).toBeGreaterThan(15)
  })

  test('lives in the schema public, next to the migrations and the jobs only', async () => {
    const rows = await database.owner`
      select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' order by 1`
    expect(rows.map(({ nspname }) => nspname)).toEqual(['drizzle', 'graphile_worker', 'public'])
  })
})

describe('every tenant table', () => {
  test('has row-level security enabled and forced', async () => {
    const tables = (await listTables(database.owner)).filter(isTenant)
    const open = tables.filter(({ enabled, forced }) => !enabled || !forced)
    expect(open.map(({ name }) => name)).toEqual([])
  })

  test('has exactly the one policy, for reading and for writing', async () => {
    const policies = await database.owner`
      select tablename, policyname, permissive, roles::text, cmd, qual, with_check
      from pg_policies where schemaname = 'public' order by tablename`
    expect(policies).toEqual(
      tenantTables.map((tablename) => ({
        tablename,
        policyname: 'tenant',
        permissive: 'PERMISSIVE',
        roles: '{public}',
        cmd: 'ALL',
        qual: policyText,
        with_check: policyText,
      })),
    )
  })

  test('has workspace_id, never null, as the first column of every key and index', async () => {
    const indexes = await database.owner`
      select c.relname as table, i.indexrelid::regclass::text as index, a.attname as first, a.attnotnull as never_null
      from pg_index i
      join pg_class c on c.oid = i.indrelid
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where c.relname = any(${tenantTables})`
    const keyed = new Set(indexes.map(({ table }) => table))
    expect(indexes.filter(({ first, never_null }) => first !== 'workspace_id' || !never_null)).toEqual([])
    expect(tenantTables.filter((table) => !keyed.has(table))).toEqual([])
  })

  test('is indexed on types whose comparisons may run before the policy', async () => {
    const slow = await database.owner`
      select distinct i.indexrelid::regclass::text as index, operator.oprcode::text as comparison
      from pg_index i
      join pg_class c on c.oid = i.indrelid
      cross join unnest(i.indclass::oid[]) as class(oid)
      join pg_opclass on pg_opclass.oid = class.oid
      join pg_amop on amopfamily = opcfamily and amoplefttype = opcintype and amoprighttype = opcintype
      join pg_operator operator on operator.oid = amopopr
      join pg_proc on pg_proc.oid = operator.oprcode
      where c.relname = any(${tenantTables}) and not proleakproof`
    expect(slow).toEqual([])
  })

  test('refers to other tables only together with the workspace', async () => {
    const keys = await database.owner`
      select k.conname, k.confdeltype as on_delete, exists (
        select from unnest(k.conkey, k.confkey) as pair(here, there)
        join pg_attribute mine on mine.attrelid = k.conrelid and mine.attnum = here
        join pg_attribute theirs on theirs.attrelid = k.confrelid and theirs.attnum = there
        where mine.attname = 'workspace_id' and theirs.attname = 'workspace_id') as within
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      where k.contype = 'f' and c.relname = any(${tenantTables})`
    expect(keys.filter(({ within }) => !within)).toEqual([])
    expect(keys.filter(({ on_delete }) => on_delete === 'n' || on_delete === 'd')).toEqual([])
  })
})

describe('nothing goes around the policies', () => {
  test('no view reads as its owner, and there is no materialised view', async () => {
    const views = await database.owner`
      select c.relname from pg_class c
      where c.relnamespace = 'public'::regnamespace
        and (c.relkind = 'm' or (c.relkind = 'v'
          and not coalesce(c.reloptions @> array['security_invoker=true'], false)))`
    expect(views).toEqual([])
  })

  test('no function runs as its owner', async () => {
    const definers = await database.owner`
      select oid::regprocedure::text from pg_proc
      where pronamespace = 'public'::regnamespace and prosecdef`
    expect(definers).toEqual([])
  })

  test('there are no enum types, triggers or rules', async () => {
    const found = await database.owner`
      select typname::text as name from pg_type where typtype = 'e'
      union all select tgname::text from pg_trigger where not tgisinternal
      union all select rulename::text from pg_rewrite join pg_class c on c.oid = ev_class
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`
    expect(found).toEqual([])
  })
})

describe('the role of the application', () => {
  test('is nobody in particular', async () => {
    const [role] = await database.owner`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
        (select count(*)::int from pg_auth_members where member = pg_roles.oid) as memberships
      from pg_roles where rolname = 'haptik_app'`
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      memberships: 0,
    })
  })

  test('owns nothing and can create nothing', async () => {
    const [rights] = await database.owner`
      select (select count(*)::int from pg_shdepend
          where refobjid = 'haptik_app'::regrole and deptype = 'o') as owned,
        has_schema_privilege('haptik_app', 'public', 'create') as may_create,
        has_schema_privilege('haptik_app', 'drizzle', 'usage') as may_see_migrations`
    expect(rights).toEqual({ owned: 0, may_create: false, may_see_migrations: false })
  })

  test('may neither truncate a table nor change an audit entry', async () => {
    const tables = await database.owner`
      select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
        and has_table_privilege('haptik_app', oid, 'truncate, references, trigger')`
    const [audit] = await database.owner`
      select has_table_privilege('haptik_app', 'audit_entries', 'update') as may_update,
        has_table_privilege('haptik_app', 'audit_entries', 'delete') as may_delete`
    expect(tables).toEqual([])
    expect(audit).toEqual({ may_update: false, may_delete: false })
  })
})

describe('as the application', () => {
  let app: Sql
  let mine: string
  let theirs: string
  let theirRows: Map<string, Record<string, unknown>>

  beforeAll(async () => {
    // One connection, so that whatever a transaction leaves behind meets the next one.
    app = postgres(database.appUrl, { max: 1, onnotice: () => {} })
    const { workspace, otherWorkspace } = await castPlayers(database.owner)
    mine = workspace.id
    theirs = otherWorkspace.id
    await database.owner`delete from ingest_turns`
    for (const id of [mine, theirs]) {
      for (const [table, row] of await sampleRows(database.owner, tenantTables, id)) {
        await database.owner`insert into ${database.owner(table)} ${database.owner(row)}`
      }
    }
    theirRows = await sampleRows(database.owner, tenantTables, theirs)
  })
  afterAll(() => app.end({ timeout: 2 }))

  const workspacesIn = async (sql: Sql | TransactionSql, table: string) => {
    const rows = await sql`select distinct workspace_id from ${sql(table)} order by 1`
    return rows.map(({ workspace_id }) => workspace_id as string)
  }
  const workspacesInEvery = async (sql: Sql | TransactionSql) => {
    const seen: Record<string, string[]> = {}
    for (const table of tenantTables) seen[table] = await workspacesIn(sql, table)
    return seen
  }
  const inEveryTable = (value: unknown) => Object.fromEntries(tenantTables.map((table) => [table, value]))
  const entered = <T>(workspace: string, work: (sql: TransactionSql) => Promise<T>) =>
    app.begin(async (sql) => {
      await sql`select app_enter(${workspace}::uuid)`
      return work(sql)
    })
  /** SQLSTATE of the refusal, or how many rows the statement touched. */
  const outcomeOf = (statement: (sql: TransactionSql) => PromiseLike<{ count: number }>) =>
    entered(mine, async (sql) => (await statement(sql)).count).catch((error) => error.code as string)

  test('every tenant table holds rows of both workspaces, or the rest would prove nothing', async () => {
    const both = expect.arrayContaining([mine, theirs])
    expect(await workspacesInEvery(database.owner)).toEqual(inEveryTable(both))
  })

  test('outside a workspace nothing is seen', async () => {
    expect(await workspacesInEvery(app)).toEqual(inEveryTable([]))
  })

  test('inside a workspace only its own rows are seen', async () => {
    expect(await entered(mine, workspacesInEvery)).toEqual(inEveryTable([mine]))
  })

  test('a row for another workspace is refused', async () => {
    const outcomes: Record<string, unknown> = {}
    for (const [table, row] of theirRows) {
      outcomes[table] = await outcomeOf((sql) => sql`insert into ${sql(table)} ${sql(row)}`)
    }
    expect(outcomes).toEqual(inEveryTable('42501'))
  })

  test('a row cannot be given to another workspace', async () => {
    const outcomes: Record<string, unknown> = {}
    for (const table of tenantTables) {
      outcomes[table] = await outcomeOf((sql) => sql`update ${sql(table)} set workspace_id = ${theirs}`)
    }
    expect(outcomes).toEqual(inEveryTable('42501'))
  })

  test("another workspace's rows cannot be deleted", async () => {
    const outcomes: Record<string, unknown> = {}
    for (const table of tenantTables) {
      outcomes[table] = await outcomeOf(
        (sql) => sql`delete from ${sql(table)} where workspace_id = ${theirs}`,
      )
    }
    expect(outcomes).toEqual({ ...inEveryTable(0), audit_entries: '42501' })
  })

  test('the workspace is left at the end of the transaction, committed or not', async () => {
    await entered(mine, async () => {})
    expect(await workspacesIn(app, 'connections')).toEqual([])
    await entered(mine, () => Promise.reject(new Error('rolled back'))).catch(() => {})
    expect(await workspacesIn(app, 'connections')).toEqual([])
    expect(await entered(theirs, (sql) => workspacesIn(sql, 'connections'))).toEqual([theirs])
  })
})

interface Table {
  name: string
  hasWorkspace: boolean
  enabled: boolean
  forced: boolean
}

function isTenant({ name, hasWorkspace }: Table): boolean {
  return hasWorkspace && !globalTables.includes(name)
}

async function listTables(owner: Sql): Promise<Table[]> {
  return owner<Table[]>`
    select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced, exists (
      select from pg_attribute where attrelid = c.oid and attname = 'workspace_id' and not attisdropped
    ) as "hasWorkspace"
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f')
    order by c.relname`
}

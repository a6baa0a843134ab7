import './environment'
import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, inject } from 'vitest'
import { closePools } from '@/db/client'
import { provideEnvironment } from '@/lib/env'

export interface TestDatabase {
  /** The owner role, which sees every workspace: for preparing rows and for checking them. */
  readonly owner: postgres.Sql
  readonly ownerUrl: string
  readonly appUrl: string
}

/**
 * Gives this test file a database of its own, a clone of the migrated one, and points the app's pools at it.
 * Tests in one file share it, so each makes its own workspaces: see `castPlayers`.
 */
export function useDatabase(): TestDatabase {
  let opened: (TestDatabase & { drop(): Promise<void> }) | undefined
  const current = () => {
    if (!opened) throw new Error('The database is there from beforeAll on, not while the file loads.')
    return opened
  }

  beforeAll(async () => {
    opened = await cloneDatabase()
    provideEnvironment({ DATABASE_URL: opened.appUrl, DATABASE_OWNER_URL: opened.ownerUrl })
  })
  afterAll(async () => {
    await closePools()
    await opened?.drop()
  })

  return {
    get owner() {
      return current().owner
    },
    get ownerUrl() {
      return current().ownerUrl
    },
    get appUrl() {
      return current().appUrl
    },
  }
}

async function cloneDatabase(): Promise<TestDatabase & { drop(): Promise<void> }> {
  const { superuserUrl, ownerUrl, appUrl, template } = inject('database')
  const name = `test_${randomBytes(8).toString('hex')}`
  await asSuperuser(superuserUrl, (sql) => [
    sql`create database ${sql(name)} template ${sql(template)} owner haptik_owner`,
  ])
  const owner = postgres(inDatabase(ownerUrl, name), { max: 4, onnotice: () => {} })
  return {
    owner,
    ownerUrl: inDatabase(ownerUrl, name),
    appUrl: inDatabase(appUrl, name),
    async drop() {
      await owner.end({ timeout: 2 })
      await asSuperuser(superuserUrl, (sql) => [sql`drop database ${sql(name)} with (force)`])
    },
  }
}

async function asSuperuser(url: string, statements: (sql: postgres.Sql) => PromiseLike<unknown>[]) {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    for (const statement of statements(sql)) await statement
  } finally {
    await sql.end({ timeout: 2 })
  }
}

function inDatabase(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

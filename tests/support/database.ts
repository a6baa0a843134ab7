import './environment'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, inject } from 'vitest'
import { closePools } from '@/db/client'
import { provideEnvironment } from '@/lib/env'
import { type ClonedDatabase, cloneDatabase } from './clone-database'

export interface TestDatabase {
  /** The owner role, which sees every workspace: for preparing rows and for checking them. */
  readonly owner: Sql
  readonly ownerUrl: string
  readonly appUrl: string
}

/**
 * Gives this test file a database of its own, a clone of the migrated one, and points the app's pools at it.
 * Tests in one file share it, so each makes its own workspaces: see `castPlayers`.
 */
export function useDatabase(): TestDatabase {
  let cloned: ClonedDatabase | undefined
  const current = () => {
    if (!cloned) throw new Error('The database is there from beforeAll on, not while the file loads.')
    return cloned
  }

  beforeAll(async () => {
    cloned = await cloneDatabase(inject('database'))
    provideEnvironment({ DATABASE_URL: cloned.appUrl, DATABASE_OWNER_URL: cloned.ownerUrl })
  })
  afterAll(async () => {
    await closePools()
    await cloned?.drop()
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

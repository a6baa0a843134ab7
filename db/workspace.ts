import type { PgTransaction } from 'drizzle-orm/pg-core'
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import type { TransactionSql } from 'postgres'
import type { Scope } from '@/lib/access/scope'
import { type PoolName, withPool } from './client'

/**
 * The one door to tenant tables. `db` (drizzle) is for records, `sql` (postgres.js) for set-based writes and
 * for questions; both are the same transaction. Dates and times come back as text from either.
 */
export interface WorkspaceTransaction {
  db: PgTransaction<PostgresJsQueryResultHKT, Record<string, never>, Record<string, never>>
  sql: TransactionSql
}

/**
 * Runs work in one transaction that can see and write only the scope's workspace. Every statement still
 * names `workspace_id`: row-level security is the second wall, not the first.
 */
export function inWorkspace<T>(
  scope: Scope,
  work: (transaction: WorkspaceTransaction) => Promise<T>,
  options: { pool?: PoolName } = {},
): Promise<T> {
  return withPool(options.pool ?? 'web', ({ db }) =>
    db.transaction(async (transaction) => {
      const sql = clientOf(transaction)
      // Sent at once but not awaited apart: on one connection the statements of `work` stand behind it.
      const entered = sql`select app_enter(${scope.workspaceId}::uuid)`.execute()
      const [result] = await Promise.all([
        work({ db: transaction as WorkspaceTransaction['db'], sql }),
        entered,
      ])
      return result
    }),
  )
}

/** Drizzle keeps the transaction's postgres.js client on its session but does not declare it. */
function clientOf(transaction: unknown): TransactionSql {
  return (transaction as { session: { client: TransactionSql } }).session.client
}

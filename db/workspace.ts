import type { PgTransaction } from 'drizzle-orm/pg-core'
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import type { PendingQuery, ReservedSql, Row, TransactionSql } from 'postgres'
import type { Scope } from '@/lib/access/scope'
import { type Pool, type PoolName, withPool } from './client'

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
  { pool = 'web', isolationLevel, deadline }: TransactionOptions = {},
): Promise<T> {
  const run = ({ db }: Pool) =>
    db.transaction(async (transaction) => {
      const sql = clientOf(transaction)
      // Sent at once but not awaited apart: on one connection the statements of `work` stand behind it.
      const entered = sql`select app_enter(${scope.workspaceId}::uuid)`.execute()
      const [result] = await Promise.all([
        work({ db: transaction as WorkspaceTransaction['db'], sql }),
        entered,
      ])
      return result
    }, isolationLevel && { isolationLevel })
  return withPool(pool, run, deadline)
}

export interface TransactionOptions {
  pool?: PoolName
  /** Every statement sees what the first one saw. */
  isolationLevel?: 'repeatable read'
  /** Milliseconds for all of it, where its many statements may take longer than one of them. */
  deadline?: number
}

export type Statement = PendingQuery<Row[]>

export interface WriteOptions {
  pool: PoolName
  isTrial?: boolean
  whileWaiting?: () => void
}

/** What to write and what to answer once it is durable. */
export interface Outcome<T> {
  result: T
  statements: Statement[]
}

/**
 * As `inWorkspace`, for writers under load: the transaction's beginning travels with the first reads, and the
 * statements that `work` returns travel with the commit, in their order. Waiting for each answer would cost a
 * turn of a busy event loop every time. A trial writes everything and takes it back. `whileWaiting` is called
 * each time that the database has been asked, and may use the time.
 */
export function writeInWorkspace<T>(
  scope: Scope,
  work: (sql: ReservedSql) => Promise<Outcome<T>>,
  { pool, isTrial = false, whileWaiting }: WriteOptions,
): Promise<T> {
  return withPool(pool, async ({ client }) => {
    const sql = await client.reserve()
    try {
      const begun = sendInOrder([sql`begin`, sql`select app_enter(${scope.workspaceId}::uuid)`])
      const working = work(sql)
      whileWaiting?.()
      const [{ result, statements }] = await Promise.all([working, begun])
      const ended = sendInOrder([...statements, isTrial ? sql`rollback` : sql`commit`])
      whileWaiting?.()
      await ended
      return result
    } catch (error) {
      await sql`rollback`.catch(() => {})
      throw error
    } finally {
      sql.release()
    }
  })
}

/** A failed statement fails those behind it, and turns their commit into a rollback. */
function sendInOrder(statements: Statement[]): Promise<unknown> {
  for (const statement of statements) statement.execute()
  return Promise.all(statements)
}

/** Drizzle keeps the transaction's postgres.js client on its session but does not declare it. */
function clientOf(transaction: unknown): TransactionSql {
  return (transaction as { session: { client: TransactionSql } }).session.client
}

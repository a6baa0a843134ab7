import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { isDatabaseAway } from '@/lib/database-fault'
import { env } from '@/lib/env'
import { UnavailableError } from '@/lib/errors'
import { logWarning } from '@/lib/log'

/**
 * Connections to PostgreSQL as the application's role, which owns nothing. Each kind of work has a pool of
 * its own, so that slow pages never stand before webhooks.
 */
export type PoolName = 'ingest' | 'web' | 'worker'

/** Milliseconds the server lets a statement run, and connections a pool may hold. */
const limits: Record<PoolName, { connections: number; statement: number }> = {
  ingest: { connections: 6, statement: 2_500 },
  web: { connections: 8, statement: 5_000 },
  worker: { connections: 8, statement: 60_000 },
}

const lockTimeout = 2_000
const idleInTransactionTimeout = 5_000
const clientGrace = 500
const missesBeforeReplacement = 2

export interface Pool {
  client: postgres.Sql
  db: ReturnType<typeof drizzle>
  misses: number
}

/** Next loads a module once per bundle; the pools are the process's. */
const pools: Map<PoolName, Pool> = keepInProcess('click-to-haptik.pools', () => new Map())

function keepInProcess<T>(name: string, make: () => T): T {
  const store = globalThis as unknown as Record<symbol, T | undefined>
  const key = Symbol.for(name)
  store[key] ??= make()
  return store[key]
}

export function pool(name: PoolName): Pool {
  const existing = pools.get(name)
  if (existing) return existing
  const opened = open(name)
  pools.set(name, opened)
  return opened
}

function open(name: PoolName): Pool {
  if (!env.DATABASE_URL) throw new Error('DATABASE_URL is not set; npm start and npm run dev provide one.')
  const client = postgres(env.DATABASE_URL, {
    max: limits[name].connections,
    idle_timeout: 60,
    connect_timeout: 3,
    onnotice: () => {},
    connection: {
      application_name: `click-to-haptik ${name}`,
      statement_timeout: limits[name].statement,
      lock_timeout: lockTimeout,
      idle_in_transaction_session_timeout: idleInTransactionTimeout,
      TimeZone: 'UTC',
      // A plan kept from when a table was empty reads it whole once it has grown, and one for any period takes
      // the index also for the periods that are most of the table.
      plan_cache_mode: 'force_custom_plan',
    },
  })
  return { client, db: drizzle(client), misses: 0 }
}

/**
 * Runs work on a pool with a deadline on this side of the wire: the driver has none, and on a half-dead
 * network a query would hang for ever. After repeated misses the pool is replaced. A database that is away is an
 * UnavailableError to every caller.
 */
export async function withPool<T>(
  name: PoolName,
  work: (pool: Pool) => Promise<T>,
  deadline: number = limits[name].statement + clientGrace,
): Promise<T> {
  const current = pool(name)
  let timer: NodeJS.Timeout | undefined
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      countMiss(name, current)
      reject(new UnavailableError(5, 'The database did not answer in time.'))
    }, deadline)
  })
  try {
    const result = await Promise.race([work(current), expired])
    current.misses = 0
    return result
  } catch (error) {
    if (!isDatabaseAway(error)) throw error
    throw new UnavailableError(5, 'The database cannot be asked.', { cause: error })
  } finally {
    clearTimeout(timer)
  }
}

function countMiss(name: PoolName, missed: Pool): void {
  missed.misses += 1
  if (missed.misses < missesBeforeReplacement || pools.get(name) !== missed) return
  logWarning('database pool replaced', { pool: name })
  pools.delete(name)
  void missed.client.end({ timeout: 0 }).catch(() => {})
}

/** Closes every pool; for commands and tests that must end. */
export async function closePools(): Promise<void> {
  const open = [...pools.values()]
  pools.clear()
  await Promise.all(open.map(({ client }) => client.end({ timeout: 2 })))
}

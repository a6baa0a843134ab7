import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'

type Sql = WorkspaceTransaction['sql']

/** Long for a reader; counting ten million conversations takes minutes. */
const deadline = 6 * 3_600_000

/** The workspace as it was at one instant, for as long as it takes to read it. */
export class HistorySnapshot {
  private transaction: Promise<void> = Promise.resolve()
  private readonly closed = Promise.withResolvers<void>()
  private opened: Sql | null = null

  constructor(private readonly scope: Scope) {}

  /** Takes the snapshot, of which there is one at a time for each version: false when another run has it. */
  async open(version: number): Promise<boolean> {
    const begun = Promise.withResolvers<boolean>()
    this.transaction = inWorkspace(
      this.scope,
      async ({ sql }) => {
        const isMine = await lock(sql, this.scope, version)
        // Nobody waits for it, so it takes one processor and leaves the others to ingest and pages.
        await sql`set local max_parallel_workers_per_gather = 0`
        this.opened = sql
        begun.resolve(isMine)
        await this.closed.promise
      },
      { pool: 'worker', isolationLevel: 'repeatable read', deadline },
    )
    this.transaction.catch(begun.reject)
    return begun.promise
  }

  get sql(): Sql {
    if (!this.opened) throw new Error('The snapshot is not open.')
    return this.opened
  }

  /** Ends its transaction, and with it the lock. */
  async close(): Promise<void> {
    this.closed.resolve()
    await this.transaction.catch(() => {})
  }
}

/** Held by the transaction, so it ends with the process that holds it, however that ends. */
async function lock(sql: Sql, scope: Scope, version: number): Promise<boolean> {
  const name = `evaluate-goal ${scope.workspaceId} ${version}`
  const [locked] = await sql<{ isMine: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${name}::text, 0)) as "isMine"`
  return locked?.isMine ?? false
}

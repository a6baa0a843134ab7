import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'

type Sql = WorkspaceTransaction['sql']

const tellEvery = 1_000

/** The report was cancelled, or is made anew by somebody else. */
export class NoLongerWanted extends Error {}

/**
 * One making of a report's file. It is known by its password, which each making seals anew: what an earlier
 * one still writes comes to nothing. While it works, it tells how far it is once a second, and stops when it is
 * not wanted any more.
 */
export class ReportRun {
  rowsDone = 0
  private readonly stopping = new AbortController()
  private telling: Promise<void> = Promise.resolve()
  private readonly timer: NodeJS.Timeout

  constructor(
    readonly scope: Scope,
    readonly reportId: string,
    private readonly mark: Buffer,
    ending?: AbortSignal,
  ) {
    this.timer = setInterval(() => {
      this.telling = this.telling.then(() => this.tell()).catch((error) => this.stopping.abort(error))
    }, tellEvery)
    this.signal = ending ? AbortSignal.any([ending, this.stopping.signal]) : this.stopping.signal
  }

  /** Aborts with the reason, once there is no use in going on. */
  readonly signal: AbortSignal

  /** A condition on `reports` that holds as long as this making is wanted. */
  isWanted(sql: Sql) {
    return sql`workspace_id = ${this.scope.workspaceId}::uuid and id = ${this.reportId}::uuid
      and state = 'running' and password_ciphertext = ${this.mark}`
  }

  /** Ends the work for this reason. */
  stop(reason: Error): void {
    this.stopping.abort(reason)
  }

  async end(): Promise<void> {
    clearInterval(this.timer)
    await this.telling
  }

  private tell(): Promise<void> {
    return inWorkspace(
      this.scope,
      async ({ sql }) => {
        const told = await sql`
          update reports set rows_done = ${this.rowsDone} where ${this.isWanted(sql)} returning id`
        if (told.length === 0) throw new NoLongerWanted()
      },
      { pool: 'worker' },
    )
  }
}

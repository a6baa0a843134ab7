import type { WorkspaceTransaction } from '@/db/workspace'

export interface EnqueueOptions {
  key?: string
  /** Not before; at once where it is left out. */
  runAt?: Date
  /** Those with lower numbers go first; 0 unless said. */
  priority?: number
  /** Leaves a job of this key that waits as it is, with its time and payload, instead of taking its place. */
  unlessWaiting?: boolean
}

/**
 * Puts a job on the worker's list in the transaction of what it follows from: they happen together or not at
 * all. A job with the key of one that waits takes its place.
 */
export async function enqueue(
  sql: WorkspaceTransaction['sql'],
  task: string,
  payload: object,
  { key, runAt, priority = 0, unlessWaiting = false }: EnqueueOptions = {},
): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      ${task}::text, ${JSON.stringify(payload)}::text::json, job_key => ${key ?? null}::text,
      run_at => ${runAt?.toISOString() ?? null}::timestamptz, priority => ${priority}::int) is null
    where not ${unlessWaiting}::boolean or not exists (
      select from graphile_worker.jobs
      where key = ${key ?? null}::text and locked_at is null and attempts < max_attempts)`
}

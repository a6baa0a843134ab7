import type { WorkspaceTransaction } from '@/db/workspace'

/**
 * Puts a job on the worker's list in the transaction of what it follows from: they happen together or not at
 * all. A job with the key of one that waits takes its place.
 */
export async function enqueue(
  sql: WorkspaceTransaction['sql'],
  task: string,
  payload: object,
  { key }: { key?: string } = {},
): Promise<void> {
  await sql`
    select from graphile_worker.add_job(
      ${task}::text, ${JSON.stringify(payload)}::text::json, job_key => ${key ?? null}::text)`
}

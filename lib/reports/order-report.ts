import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { enqueue } from '@/lib/jobs/enqueue'

type Sql = WorkspaceTransaction['sql']

/** Asks the worker to make the file. Asking again does no harm: one run at a time makes it. */
export function orderFile(sql: Sql, { workspaceId }: Scope, reportId: string): Promise<void> {
  const key = `make-report ${workspaceId} ${reportId}`
  return enqueue(sql, 'make-report', { workspaceId, reportId }, { key, unlessWaiting: true })
}

/** Asks the worker to mail it; `attempt` counts from 1. One that waits for its time keeps it, unless told another. */
export function orderMail(
  sql: Sql,
  { workspaceId }: Scope,
  reportId: string,
  { attempt = 1, runAt }: { attempt?: number; runAt?: Date } = {},
): Promise<void> {
  const key = `mail-report ${workspaceId} ${reportId}`
  return enqueue(
    sql,
    'mail-report',
    { workspaceId, reportId, attempt },
    { key, runAt, unlessWaiting: !runAt },
  )
}

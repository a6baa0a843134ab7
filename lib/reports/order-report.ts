import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { enqueue } from '@/lib/jobs/enqueue'

type Sql = WorkspaceTransaction['sql']

/** Asks the worker to make the file. Asking again does no harm: one run at a time makes it. */
export function orderFile(sql: Sql, { workspaceId }: Scope, reportId: string): Promise<void> {
  const key = `make-report ${workspaceId} ${reportId}`
  return enqueue(sql, 'make-report', { workspaceId, reportId }, { key, unlessWaiting: true })
}

interface MailOrder {
  /** Counts from 1. */
  attempt?: number
  /** At once where it is left out, also where an earlier order waits for its time. */
  runAt?: Date
  unlessWaiting?: boolean
}

/** Asks the worker to mail it. */
export function orderMail(
  sql: Sql,
  { workspaceId }: Scope,
  reportId: string,
  { attempt = 1, runAt, unlessWaiting = false }: MailOrder = {},
): Promise<void> {
  const key = `mail-report ${workspaceId} ${reportId}`
  return enqueue(sql, 'mail-report', { workspaceId, reportId, attempt }, { key, runAt, unlessWaiting })
}

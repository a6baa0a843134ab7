import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { enqueue } from '@/lib/jobs/enqueue'
import type { Report } from './report-under-way'
import type { SyncKind } from './sync-kind'

interface OrderOptions {
  runAt?: Date
  report?: Report
  /** Leaves an order that waits as it is. */
  unlessWaiting?: boolean
}

/** Ninety days of one account never stand before the quarter hour of another. */
const priorities: Record<SyncKind, number> = { today: 0, names: 5, revised: 10, first: 10 }

/** Asks the worker to fetch something of an account. Asking again does no harm: one run at a time fetches it. */
export async function orderSync(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  { kind, accountId }: { kind: SyncKind; accountId: string },
  { report, ...options }: OrderOptions = {},
): Promise<void> {
  const { workspaceId } = scope
  await enqueue(
    sql,
    `sync-ads-${kind}`,
    { workspaceId, accountId, report },
    { ...options, key: `sync-ads-${kind} ${workspaceId} ${accountId}`, priority: priorities[kind] },
  )
}

import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { orderSync } from './order-sync'

/** Has an account fetched that was just chosen or connected again, in the transaction that did so. */
export async function orderFirstSync(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  accountId: string,
): Promise<void> {
  await orderSync(sql, scope, { kind: 'first', accountId })
  await orderSync(sql, scope, { kind: 'names', accountId })
}

import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { AdsOverviewInput } from './ads-overview'
import { mondayOf } from './plan-spans'

/**
 * The weeks of both periods whose sums are right, of every account that has costs: of each ad account, and of
 * the empty one, which stands for what the `ad-days` API brought.
 */
export async function readSummedWeeks(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  { from, to, previous }: Pick<AdsOverviewInput, 'from' | 'to' | 'previous'>,
): Promise<Map<string, Set<string>>> {
  const rows = await sql<{ accountId: string; weeks: string[] }[]>`
    select account_id as "accountId", array(
      select week::text from ad_account_weeks
      where workspace_id = ${scope.workspaceId}::uuid and account_id = accounts.account_id and is_summed
        and week >= ${mondayOf(previous?.from ?? from)}::date and week <= ${to}::date) as weeks
    from (
      select account_id from ad_accounts where workspace_id = ${scope.workspaceId}::uuid
      union all
      select ''
    ) accounts`
  return new Map(rows.map(({ accountId, weeks }) => [accountId, new Set(weeks)]))
}

import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import { requireRight } from '../rights'
import type { Scope } from '../scope'

/** What is stored of an ad account, and goes with it. */
export interface AccountHoldings {
  accountId: string
  name: string
  /** Rows of what an ad cost on a day on a platform. */
  adDays: number
  /** Ads whose names are known from it. */
  ads: number
}

/** What goes when an ad account is removed, or a login disconnected with all of its accounts. By name. */
export function countHoldings(
  scope: Scope,
  of: { loginId: string } | { accountId: string },
): Promise<AccountHoldings[]> {
  requireRight(scope, 'manage-connections')
  return inWorkspace(scope, ({ sql }) => readHoldings(sql, scope, of), { pool: 'worker' })
}

export async function readHoldings(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  of: { loginId: string } | { accountId: string },
): Promise<AccountHoldings[]> {
  const isMeant = 'loginId' in of ? sql`a.login_id = ${of.loginId}` : sql`a.account_id = ${of.accountId}`
  return sql<AccountHoldings[]>`
    select a.account_id as "accountId", a.name,
      (select count(*)::int from ad_days d
       where d.workspace_id = ${scope.workspaceId} and d.account_id = a.account_id) as "adDays",
      (select count(*)::int from account_ads n
       where n.workspace_id = ${scope.workspaceId} and n.account_id = a.account_id) as ads
    from ad_accounts a
    where a.workspace_id = ${scope.workspaceId} and ${isMeant}
    order by a.name, a.account_id`
}

import type { Statement, WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from './access/scope'

type Sql = WorkspaceTransaction['sql']

/**
 * What an ad is called: Meta's name, else the headline that a touch told last; null where neither is known.
 * `listed` is its row of `account_ads`, `seen` that of `ads`.
 */
export function adName(sql: Sql): Statement {
  return sql`coalesce(nullif(listed.name, ''), seen.headline)`
}

/** Joins the rows that `adName` speaks of; `adId` is the column that says which ad. */
export function joinAd(sql: Sql, scope: Scope, adId: Statement): Statement {
  return sql`
    left join account_ads listed on listed.workspace_id = ${scope.workspaceId}::uuid and listed.ad_id = ${adId}
    left join ads seen on seen.workspace_id = ${scope.workspaceId}::uuid and seen.ad_id = ${adId}`
}

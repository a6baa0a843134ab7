import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'

export interface AskedDays {
  accountId: string
  /** ISO days of the account's zone, both included. */
  from: string
  to: string
}

/** Account and day of every asked day whose figures are not stored whole: not fetched yet, or a hole. */
export function missingDays(sql: WorkspaceTransaction['sql'], scope: Scope, asked: AskedDays[]) {
  return sql<{ accountId: string; day: string }[]>`
    select asked."accountId", listed.at::date as day
    from json_to_recordset(${JSON.stringify(asked)}::text::json)
      as asked("accountId" text, "from" date, "to" date)
    cross join lateral generate_series(asked."from"::timestamp, asked."to"::timestamp, interval '1 day') as listed(at)
    where not exists (
      select from ad_account_days whole
      where whole.workspace_id = ${scope.workspaceId}::uuid
        and whole.account_id = asked."accountId" and whole.day = listed.at::date)
    order by 1, 2`
}

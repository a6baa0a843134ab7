import { closePools } from '@/db/client'
import { inWorkspace } from '@/db/workspace'
import { operatorScope } from '@/lib/access/job-gate'
import { deleteAccounts } from '@/lib/access/meta/delete-accounts'
import type { Scope } from '@/lib/access/scope'
import { addDays } from '@/lib/period/day'
import { dayInZone } from '@/lib/time/day-in-zone'

/** Runs in Fab Cart, beside the app that the stories visit. */
export async function inFabCart(work: (scope: Scope) => Promise<unknown>): Promise<void> {
  await work(await operatorScope('fab-cart'))
  await closePools()
}

/** The ISO day so many days ago in a zone. */
export function dayAgo(days: number, timeZone = 'Asia/Kolkata'): string {
  return addDays(dayInZone(Date.now(), timeZone), -days)
}

/** Takes an ad account away again, so that the stories after find the workspace without one. */
export function removeAdAccount(scope: Scope, accountId: string): Promise<void> {
  return inWorkspace(scope, async (transaction) => {
    await deleteAccounts(transaction, scope, [accountId])
    await transaction.sql`
      delete from meta_logins where workspace_id = ${scope.workspaceId}::uuid
        and not exists (
          select from ad_accounts
          where workspace_id = ${scope.workspaceId}::uuid and login_id = meta_logins.id)`
  })
}

import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { MetaAdAccount } from '@/lib/ads/graph/list-ad-accounts'
import { orderFirstSync } from '@/lib/ads/sync/order-first-sync'
import { InvalidInputError } from '@/lib/errors'
import { addDays } from '@/lib/period/day'
import { todayInZone } from '@/lib/period/today-in-zone'
import { recordDeed } from '../record-deed'
import { requireRight } from '../rights'
import type { Scope } from '../scope'
import { type ChoosableAccount, listChoosableAccounts } from './list-choosable-accounts'

/** Days that the first fetch brings, today among them. */
const daysOfPast = 90

/**
 * Has the workspace read ad accounts with a login, and orders their first fetch. One that it reads with
 * another login is read with this one from now on; what was fetched stays. Answers how many that were.
 */
export async function chooseAdAccounts(
  scope: Scope,
  { loginId, accountIds }: { loginId: string; accountIds: string[] },
  now = Date.now(),
): Promise<{ added: number; moved: number }> {
  requireRight(scope, 'manage-connections')
  const offered = await listChoosableAccounts(scope, loginId)
  const wanted = [...new Set(accountIds)].map((accountId) => requireOffered(offered, accountId))
  const chosen = wanted.filter(({ chosenBy }) => chosenBy?.loginId !== loginId)
  return inWorkspace(scope, async (transaction) => {
    const done = { added: 0, moved: 0 }
    for (const account of chosen) {
      const isNew = await choose(transaction, scope, { account, loginId, now })
      done[isNew ? 'added' : 'moved'] += 1
    }
    return done
  })
}

/** The browser says which; everything about it is as Meta says it. */
function requireOffered(offered: ChoosableAccount[], accountId: string): ChoosableAccount {
  const account = offered.find((candidate) => candidate.accountId === accountId)
  if (account) return account
  throw new InvalidInputError('This login cannot read one of these ad accounts any more.', {
    accountIds: 'Reload the page to see those that it can read.',
  })
}

async function choose(
  transaction: WorkspaceTransaction,
  scope: Scope,
  { account, loginId, now }: { account: MetaAdAccount; loginId: string; now: number },
): Promise<boolean> {
  const { sql } = transaction
  const { accountId, name, currency, timeZone, status } = account
  const [row] = await sql<{ isNew: boolean }[]>`
    insert into ad_accounts (workspace_id, account_id, login_id, name, currency, time_zone, meta_status, state,
      chosen_at, first_day)
    values (${scope.workspaceId}, ${accountId}, ${loginId}, ${name}, ${currency}, ${timeZone}, ${status},
      'live', now(), ${firstDayOf(account, now)}::text::date)
    on conflict (workspace_id, account_id) do update set login_id = excluded.login_id, name = excluded.name,
      meta_status = excluded.meta_status, state = 'live', problem = null
    returning xmax = 0 as "isNew"`
  const isNew = row?.isNew ?? false
  await orderFirstSync(sql, scope, accountId)
  await recordDeed(transaction, scope, {
    deed: isNew ? 'ad-account.added' : 'ad-account.moved',
    subject: accountId,
    detail: { name, currency, timeZone, login: loginId },
  })
  return isNew
}

function firstDayOf({ name, timeZone }: MetaAdAccount, now: number): string {
  try {
    return addDays(todayInZone(now, timeZone), 1 - daysOfPast)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new InvalidInputError(`Meta says that “${name}” has days of ${timeZone}, a zone unknown here.`)
  }
}

import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { MetaAdAccount } from '@/lib/ads/graph/list-ad-accounts'
import { firstDayOf } from '@/lib/ads/sync/first-day-of'
import { orderFirstSync } from '@/lib/ads/sync/order-first-sync'
import { InvalidInputError, NotFoundError } from '@/lib/errors'
import { storableText } from '@/lib/text/storable-text'
import { recordDeed } from '../record-deed'
import { requireRight } from '../rights'
import type { Scope } from '../scope'
import { type ChoosableAccount, listChoosableAccounts } from './list-choosable-accounts'

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
    await holdLogin(transaction, scope, loginId)
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

/** It must not be disconnected before its accounts are there. */
async function holdLogin({ sql }: WorkspaceTransaction, scope: Scope, loginId: string): Promise<void> {
  const held = await sql`
    select id from meta_logins where workspace_id = ${scope.workspaceId} and id = ${loginId} for key share`
  if (held.length === 0) throw new NotFoundError('There is no such login with Meta in this workspace.')
}

async function choose(
  transaction: WorkspaceTransaction,
  scope: Scope,
  { account, loginId, now }: { account: MetaAdAccount; loginId: string; now: number },
): Promise<boolean> {
  const { sql } = transaction
  const { accountId, currency, timeZone, status } = account
  const name = storableText(account.name)
  const [row] = await sql<{ isNew: boolean }[]>`
    insert into ad_accounts (workspace_id, account_id, login_id, name, currency, time_zone, meta_status, state,
      chosen_at, first_day)
    values (${scope.workspaceId}, ${accountId}, ${loginId}, ${name}, ${currency}, ${timeZone}, ${status},
      'live', now(), ${firstDayOf(timeZone, now)}::text::date)
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

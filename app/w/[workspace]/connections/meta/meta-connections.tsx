import { Suspense } from 'react'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { isMetaSetUp } from '@/lib/access/meta/is-meta-set-up'
import { listMetaLogins } from '@/lib/access/meta/list-meta-logins'
import type { Scope } from '@/lib/access/scope'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import { getAdAccountsStatus } from '@/lib/metrics/get-ad-accounts-status'
import { FollowChanges } from '../../frame/follow-changes'
import type { ConnectionsState } from '../connections-state'
import { AccountChoice } from './account-choice'
import { ConnectProblem } from './connect-problem'
import { LogInButton } from './log-in-button'
import { MetaLoginItem } from './meta-login-item'

export type MetaConnectionsProps = { scope: Scope; state: ConnectionsState; mayManage: boolean }

/** Who has logged in with Meta for this workspace, and the ad accounts that are read with it. */
export async function MetaConnections({ scope, state: { query, address }, mayManage }: MetaConnectionsProps) {
  const [logins, accounts] = await Promise.all([listMetaLogins(scope), getAdAccountsStatus(scope)])
  const chooser = mayManage ? logins.find(({ loginId }) => loginId === query.accounts) : undefined
  const closeHref = `${address({ accounts: null, meta: null })}#meta`
  const isFilling = accounts.some(({ state }) => state === 'filling')
  const mayLogIn = mayManage && isMetaSetUp()
  return (
    <Card
      id="meta"
      title="Meta ad account"
      sentence="What ads cost and bring, read from Meta every 15 minutes. Nothing about your ads is ever changed."
      actions={mayLogIn && logins.length > 0 ? <LogInButton slug={scope.slug} label="Add a login" /> : null}
    >
      {query.meta ? <ConnectProblem problem={query.meta} slug={scope.slug} mayManage={mayLogIn} /> : null}
      {chooser ? (
        <div className="mb-4">
          <Suspense fallback={<Skeleton className="h-48 w-full" />}>
            <AccountChoice scope={scope} login={chooser} closeHref={closeHref} />
          </Suspense>
        </div>
      ) : null}
      {logins.length === 0 ? (
        <NobodyYet slug={scope.slug} mayManage={mayManage} />
      ) : (
        <ul className="divide-y divide-hairline">
          {logins.map((login) => (
            <li key={login.loginId} className="py-4 first:pt-0 last:pb-0">
              <MetaLoginItem
                login={login}
                accounts={accounts.filter(({ loginId }) => loginId === login.loginId)}
                slug={scope.slug}
                timeZone={scope.timeZone}
                locale={localeOfCurrency(scope.currency)}
                mayManage={mayLogIn}
                chooseHref={`${address({ accounts: login.loginId, meta: null })}#meta`}
              />
            </li>
          ))}
        </ul>
      )}
      {isFilling && !chooser ? <FollowChanges /> : null}
    </Card>
  )
}

function NobodyYet({ slug, mayManage }: { slug: string; mayManage: boolean }) {
  return (
    <EmptyState
      title="No ad account connected"
      sentence={tellNobody(mayManage)}
      action={mayManage && isMetaSetUp() ? <LogInButton slug={slug} look="primary" /> : undefined}
    />
  )
}

function tellNobody(mayManage: boolean): string {
  if (!isMetaSetUp()) {
    return 'This installation has no app at Meta: whoever runs it sets META_APP_ID and META_APP_SECRETS.'
  }
  if (!mayManage) return 'An admin of this workspace can log in with Facebook and choose the ad accounts.'
  return 'Log in with Facebook as somebody who may see the ad accounts of this brand, then choose them. The last ninety days are fetched at once.'
}

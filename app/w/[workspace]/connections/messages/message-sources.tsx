import { Suspense } from 'react'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { Skeleton } from '@/components/ui/skeleton'
import { listAssetClaims } from '@/lib/access/meta/assets/list-asset-claims'
import { isMetaSetUp } from '@/lib/access/meta/is-meta-set-up'
import { listMetaLogins } from '@/lib/access/meta/list-meta-logins'
import { loginStanding } from '@/lib/access/meta/login-standing'
import type { Scope } from '@/lib/access/scope'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import { getConnectionActivity } from '@/lib/metrics/get-connection-activity'
import type { ConnectionsState } from '../connections-state'
import { LogInButton } from '../meta/log-in-button'
import { AskAgain } from './ask-again'
import { AssetChoice } from './asset-choice'
import { MessageSource } from './message-source'

export type MessageSourcesProps = { scope: Scope; state: ConnectionsState; mayManage: boolean }

/** The numbers, Pages and accounts whose messages Meta sends here by itself. */
export async function MessageSources({ scope, state: { query, address }, mayManage }: MessageSourcesProps) {
  const now = Date.now()
  const [claims, logins, activity] = await Promise.all([
    listAssetClaims(scope),
    listMetaLogins(scope),
    getConnectionActivity(scope, { now }),
  ])
  const mayClaim = mayManage && isMetaSetUp()
  const able = logins.filter((login) => login.mayReceiveMessages && !loginStanding(login, now).isDead)
  const chooser = mayClaim ? logins.find(({ loginId }) => loginId === query.messages) : undefined
  const actions = mayClaim ? (
    <>
      {claims.some(({ state }) => state !== 'released') ? <AskAgain slug={scope.slug} /> : null}
      {able.map(({ loginId, name }) => (
        <LinkButton key={loginId} href={`${address({ messages: loginId })}#messages`} size="small">
          Choose with {name}
        </LinkButton>
      ))}
      <LogInButton
        slug={scope.slug}
        purpose="messages"
        label={able.length > 0 ? 'Add a login' : 'Receive messages'}
      />
    </>
  ) : null
  return (
    <Card
      id="messages"
      title="Messages from Meta"
      sentence="WhatsApp numbers, Pages and Instagram accounts whose messages Meta sends here, with the ad that brought them."
      actions={claims.length > 0 || able.length > 0 ? actions : null}
    >
      {chooser ? (
        <div className="mb-4">
          <Suspense fallback={<Skeleton className="h-48 w-full" />}>
            <AssetChoice
              scope={scope}
              login={chooser}
              closeHref={`${address({ messages: null })}#messages`}
            />
          </Suspense>
        </div>
      ) : null}
      {claims.length === 0 && !chooser ? (
        <EmptyState
          title="No messages from Meta"
          sentence={tellNothing(mayManage)}
          action={
            mayClaim && able.length === 0 ? (
              <LogInButton slug={scope.slug} purpose="messages" label="Receive messages" look="primary" />
            ) : undefined
          }
        />
      ) : null}
      {claims.length > 0 ? (
        <ul className="divide-y divide-hairline">
          {claims.map((claim) => (
            <li key={claim.connectionId} className="py-4 first:pt-0 last:pb-0">
              <MessageSource
                claim={claim}
                activity={activity.find(({ connectionId }) => connectionId === claim.connectionId)}
                slug={scope.slug}
                timeZone={scope.timeZone}
                locale={localeOfCurrency(scope.currency)}
                mayManage={mayClaim}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  )
}

function tellNothing(mayManage: boolean): string {
  if (!isMetaSetUp()) {
    return 'This installation has no app at Meta: whoever runs it sets META_APP_ID and META_APP_SECRETS.'
  }
  if (!mayManage) return 'An admin of this workspace can have Meta send the messages of its channels here.'
  return 'Log in with Facebook as somebody who answers for the numbers and Pages of this brand, then choose them. Reading ads works without.'
}

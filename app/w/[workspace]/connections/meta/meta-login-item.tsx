import { Callout } from '@/components/ui/callout'
import { LinkButton } from '@/components/ui/link-button'
import { StatusDot } from '@/components/ui/status-dot'
import type { MetaLoginRow } from '@/lib/access/meta/list-meta-logins'
import { loginStanding } from '@/lib/access/meta/login-standing'
import { formatInstant } from '@/lib/format/format-instant'
import type { AdAccountStatus } from '@/lib/metrics/get-ad-accounts-status'
import { AdAccountItem } from './ad-account-item'
import { describeLogin } from './describe-login'
import { DisconnectLogin } from './disconnect-login'
import { LogInButton } from './log-in-button'

export type MetaLoginItemProps = {
  login: MetaLoginRow
  accounts: AdAccountStatus[]
  slug: string
  timeZone: string
  locale: string
  mayManage: boolean
  chooseHref: string
}

export function MetaLoginItem(props: MetaLoginItemProps) {
  const { login, accounts, slug, timeZone, locale, mayManage, chooseHref } = props
  const standing = loginStanding(login, Date.now())
  const { tone, text } = describeLogin(standing)
  return (
    <article aria-label={`Login of ${login.name}`}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="truncate font-semibold">
            <bdi>{login.name}</bdi>
          </h3>
          <StatusDot tone={tone}>{text}</StatusDot>
        </div>
        {mayManage ? (
          <div className="flex flex-wrap gap-2">
            {standing.isDead ? null : (
              <LinkButton href={chooseHref} size="small">
                Choose ad accounts
              </LinkButton>
            )}
            <LogInButton
              slug={slug}
              label="Log in again"
              purpose={login.mayReceiveMessages ? 'messages' : 'ads'}
              look={standing.isDead ? 'primary' : 'plain'}
            />
            <DisconnectLogin slug={slug} loginId={login.loginId} name={login.name} locale={locale} />
          </div>
        ) : null}
      </div>
      <p className="mt-1 text-note text-muted">{tellEnds(login, timeZone)}</p>
      <Troubles {...props} />
      {accounts.length === 0 ? (
        <p className="mt-3 text-small text-muted">No ad account is read with this login yet.</p>
      ) : (
        <ul className="mt-3 divide-y divide-hairline border-t border-hairline">
          {accounts.map((account) => (
            <li key={account.accountId} className="py-3 last:pb-0">
              <AdAccountItem
                account={account}
                slug={slug}
                timeZone={timeZone}
                locale={locale}
                mayManage={mayManage}
              />
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

function tellEnds({ connectedAt, expiresAt, dataAccessExpiresAt }: MetaLoginRow, timeZone: string): string {
  const on = (instant: string) => formatInstant(new Date(instant), timeZone)
  return [
    `Logged in ${on(connectedAt)}`,
    expiresAt ? `login ends ${on(expiresAt)}` : 'login does not end by itself',
    dataAccessExpiresAt ? `access to data ends ${on(dataAccessExpiresAt)}` : null,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** What to do about a login that is over, soon over, or may not do all it could. */
function Troubles({ login, accounts, slug, mayManage }: MetaLoginItemProps) {
  const { isDead, problem, isEndingSoon } = loginStanding(login, Date.now())
  const count = accounts.length
  const stopped =
    count === 1 ? 'Its ad account is not read any more' : `Its ${count} ad accounts are not read any more`
  return (
    <div className="mt-3 space-y-2 empty:hidden">
      {isDead ? (
        <Callout tone="bad" title={count > 0 ? stopped : 'This login has ended'}>
          {problem} Log in again as {login.name}, and reading goes on where it stopped.
        </Callout>
      ) : null}
      {isEndingSoon && !isDead ? (
        <Callout tone="warning" title="This login ends soon">
          Log in again as {login.name} before it does; nothing is interrupted then.
        </Callout>
      ) : null}
      {login.missing.map(({ name, purpose }) => (
        <Callout
          key={name}
          tone="neutral"
          title={`${name} was not granted`}
          action={mayManage ? <LogInButton slug={slug} again label="Ask again" /> : null}
        >
          Without it this login cannot {purpose}.
        </Callout>
      ))}
    </div>
  )
}

import { RelativeTime } from '@/components/ui/relative-time'
import { StatusDot } from '@/components/ui/status-dot'
import { TextLink } from '@/components/ui/text-link'
import { listMetaLogins, type MetaLoginRow } from '@/lib/access/meta/list-meta-logins'
import { loginStanding } from '@/lib/access/meta/login-standing'
import type { Scope } from '@/lib/access/scope'
import { logError } from '@/lib/log'
import { type AdAccountStatus, getAdAccountsStatus } from '@/lib/metrics/get-ad-accounts-status'
import { countDays } from '../connections/meta/describe-login'

/** How fresh the ads' cost is, and how long the logins that bring it are good for. */
export async function MetaStatus({ scope }: { scope: Scope }) {
  const read = await Promise.all([listMetaLogins(scope), getAdAccountsStatus(scope)]).catch(noteFailure)
  if (!read) return <StatusDot tone="bad">The ad accounts could not be read</StatusDot>
  const [logins, accounts] = read
  const href = `/w/${scope.slug}/connections#meta`
  if (accounts.length === 0) {
    return (
      <StatusDot tone="neutral">
        <TextLink href={href} className="font-normal">
          No ad account connected
        </TextLink>
      </StatusDot>
    )
  }
  return (
    <>
      <Cost accounts={accounts} href={href} timeZone={scope.timeZone} />
      <LoginEnd logins={loginsInUse(logins, accounts)} href={href} />
    </>
  )
}

function noteFailure(error: unknown): null {
  logError('the ad accounts could not be read', error)
  return null
}

function loginsInUse(logins: MetaLoginRow[], accounts: AdAccountStatus[]): MetaLoginRow[] {
  return logins.filter(({ loginId }) => accounts.some((account) => account.loginId === loginId))
}

type CostProps = { accounts: AdAccountStatus[]; href: string; timeZone: string }

/** As old as the oldest of them: a figure over several accounts is no fresher. */
function Cost({ accounts, href, timeZone }: CostProps) {
  const failing = accounts.filter(({ state }) => state === 'failing' || state === 'stopped').length
  const ages = accounts.map(({ todayAt }) => todayAt).sort()
  const oldest = ages.includes(null) ? null : (ages[0] ?? null)
  return (
    <>
      <StatusDot tone={oldest === null ? 'neutral' : failing > 0 ? 'warning' : 'good'}>
        {oldest === null ? (
          'Ad cost is being fetched'
        ) : (
          <>
            Ad cost <RelativeTime at={oldest} timeZone={timeZone} />
          </>
        )}
      </StatusDot>
      {failing > 0 ? (
        <StatusDot tone="bad">
          <TextLink href={href} className="font-normal">
            {tellFailing(failing, accounts.length)}
          </TextLink>
        </StatusDot>
      ) : null}
    </>
  )
}

function tellFailing(failing: number, count: number): string {
  if (count === 1) return 'The ad account cannot be read'
  return `${failing} of ${count} ad accounts cannot be read`
}

/** The one that ends first. */
function LoginEnd({ logins, href }: { logins: MetaLoginRow[]; href: string }) {
  const standings = logins.map((login) => loginStanding(login, Date.now()))
  if (standings.some(({ isDead }) => isDead)) {
    return (
      <StatusDot tone="bad">
        <TextLink href={href} className="font-normal">
          Meta login has ended
        </TextLink>
      </StatusDot>
    )
  }
  const days = standings.flatMap(({ daysLeft }) => daysLeft ?? [])
  if (days.length === 0) return null
  const isEndingSoon = standings.some((standing) => standing.isEndingSoon)
  return (
    <StatusDot tone={isEndingSoon ? 'warning' : 'good'}>
      Meta login good for {countDays(Math.min(...days))}
    </StatusDot>
  )
}

import { Badge } from '@/components/ui/badge'
import { RelativeTime } from '@/components/ui/relative-time'
import { StatusDot } from '@/components/ui/status-dot'
import { formatInstant } from '@/lib/format/format-instant'
import type { AdAccountStatus } from '@/lib/metrics/get-ad-accounts-status'
import { FetchProgress } from './fetch-progress'
import { nameAccountStatus } from './name-account-status'
import { RemoveAdAccount } from './remove-ad-account'

export type AdAccountItemProps = {
  account: AdAccountStatus
  slug: string
  /** Times are times of this zone, as on the whole page. */
  timeZone: string
  locale: string
  mayManage: boolean
}

export function AdAccountItem({ account, slug, timeZone, locale, mayManage }: AdAccountItemProps) {
  const { accountId, name, currency, progress, problem } = account
  const status = nameAccountStatus(account.metaStatus)
  return (
    <article aria-label={name}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <h4 className="truncate font-medium">
            <bdi>{name}</bdi>
          </h4>
          <Badge>{currency}</Badge>
          {status ? <Badge tone={status.tone}>{status.name}</Badge> : null}
        </div>
        {mayManage ? <RemoveAdAccount slug={slug} accountId={accountId} name={name} locale={locale} /> : null}
      </div>
      <p className="mt-1 text-note text-muted">
        {accountId} · days of {account.timeZone}
      </p>
      <p className="mt-1.5">
        <Freshness account={account} timeZone={timeZone} />
      </p>
      {problem && account.state === 'failing' ? <p className="mt-1 text-small text-bad">{problem}</p> : null}
      {progress.daysDone < progress.daysTotal ? <FetchProgress name={name} {...progress} /> : null}
    </article>
  )
}

const tones = { stopped: 'bad', failing: 'bad', paused: 'warning', filling: 'accent', live: 'good' } as const

function Freshness({ account, timeZone }: { account: AdAccountStatus; timeZone: string }) {
  const { state, todayAt, pausedUntil } = account
  return (
    <StatusDot tone={tones[state]}>
      {todayAt ? (
        <>
          Figures of <RelativeTime at={todayAt} timeZone={timeZone} />
        </>
      ) : (
        'No figures yet'
      )}
      {state === 'stopped' ? ' · not read any more' : null}
      {state === 'failing' ? ' · reading fails' : null}
      {pausedUntil ? ` · Meta has us wait until ${formatInstant(new Date(pausedUntil), timeZone)}` : null}
    </StatusDot>
  )
}

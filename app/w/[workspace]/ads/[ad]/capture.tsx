import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { listConnections } from '@/lib/access/connections/list-connections'
import type { Scope } from '@/lib/access/scope'
import { formatCount } from '@/lib/format/format-number'
import { formatShare } from '@/lib/format/format-share'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import { noFigure } from '@/lib/format/no-figure'
import type { Ad } from '@/lib/metrics/get-ad'
import { type CaptureRate, getCaptureRate } from '@/lib/metrics/get-capture-rate'
import type { AdState } from './ad-state'
import { CaptureDays } from './capture-days'
import { CaptureLadder } from './capture-ladder'
import { tellCapture } from './tell-capture'
import { tellCaptureNotes } from './tell-capture-notes'
import { toCaptureRow } from './to-capture-row'

export type CaptureProps = { scope: Scope; ad: Ad; state: AdState }

/** How many of Meta's conversations are ours, where the others went, and what to do about it. */
export async function Capture({ scope, ad, state }: CaptureProps) {
  const { from, to } = state.period
  const [capture, connections] = await Promise.all([
    getCaptureRate(scope, { adId: ad.adId, from, to, now: Date.now() }),
    listConnections(scope),
  ])
  const locale = localeOfCurrency(scope.currency)
  const told = tellCapture({ capture, connections, slug: scope.slug, locale })
  const notes = tellCaptureNotes(capture, scope.timeZone)
  const days = listBusyDays(capture)
  if (capture.days.length === 0) return <NotBegun />
  return (
    <Card
      id="capture-rate"
      title="Capture rate"
      sentence="How many of the conversations that Meta says this ad started came in here, and where the others went."
    >
      <div className="grid items-start gap-x-8 gap-y-5 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <Rate capture={capture} locale={locale} />
        <CaptureLadder totals={capture.totals} locale={locale} />
      </div>
      <div className="mt-5">
        <Callout
          tone={told.tone}
          title={told.outcome}
          action={
            told.link ? (
              <LinkButton size="small" href={told.link.href}>
                {told.link.label}
              </LinkButton>
            ) : undefined
          }
        >
          {told.advice}
        </Callout>
      </div>
      {notes.length > 0 ? <p className="mt-3 text-small text-muted">{notes.join(' ')}</p> : null}
      <div className="mt-5">
        {days.length > 0 ? (
          <CaptureDays
            caption="Capture rate by day"
            rows={days.map((day) => toCaptureRow(day, { scope, state, capture }))}
            locale={locale}
          />
        ) : null}
        {days.length < capture.days.length ? (
          <p className="mt-2 text-note text-muted">{tellQuiet(capture.days.length - days.length)}</p>
        ) : null}
      </div>
    </Card>
  )
}

/** Newest first; of an ad that rests for weeks, weeks of zeros would hide the others. */
function listBusyDays({ days }: CaptureRate) {
  return days
    .filter(({ started, reached, unreadable }) => (started ?? 0) + reached + unreadable > 0)
    .toReversed()
}

function tellQuiet(count: number): string {
  return `${count} ${count === 1 ? 'day' : 'days'} on which nobody came and Meta counts none ${count === 1 ? 'is' : 'are'} left out.`
}

function Rate({ capture: { totals }, locale }: { capture: CaptureRate; locale: string }) {
  const { rate, started, counted } = totals
  return (
    <div>
      <p className="text-[2rem] leading-10 font-bold tracking-tight">
        {rate === null ? <span className="text-muted">{noFigure}</span> : formatShare(rate)}
      </p>
      <p className="mt-1 text-small text-muted">
        {started === null
          ? `${formatCount(counted, locale)} came in here; Meta's count is not known.`
          : `${formatCount(counted, locale)} of the ${formatCount(started, locale)} that Meta counts.`}
      </p>
    </div>
  )
}

function NotBegun() {
  return (
    <Card title="Capture rate">
      <EmptyState
        title="These days have not begun yet"
        sentence="Where the ad account is, it is still the day before. Choose other days to see how many of Meta's conversations came in."
      />
    </Card>
  )
}

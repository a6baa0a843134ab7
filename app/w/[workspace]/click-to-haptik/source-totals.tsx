import { Delta } from '@/components/figure/delta'
import { ShareBar } from '@/components/figure/share-bar'
import { ColorKey } from '@/components/ui/color-key'
import { Hint } from '@/components/ui/hint'
import { StateLink } from '@/components/ui/state-link'
import { formatDaysShort } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { formatShare } from '@/lib/format/format-share'
import { getFigure } from '@/lib/metrics/catalog'
import type { ConversationalSource } from '@/lib/metrics/get-conversational-source'
import { toChange, toRatio } from '@/lib/metrics/ratio'
import { type Source, type SourceCounts, sourceLabels, sources } from '@/lib/metrics/sources'
import { conversationsHref } from './conversations-href'
import type { OverviewState } from './overview-state'

export type SourceTotalsProps = {
  now: ConversationalSource
  /** The same of the period before; null when nothing is compared. */
  before: ConversationalSource | null
  state: OverviewState
  locale: string
}

export function SourceTotals(props: SourceTotalsProps) {
  const { now, before, state, locale } = props
  const { label, wording } = getFigure('conversations')
  return (
    <div className="min-w-0">
      <p className="text-small font-medium text-muted">
        <Hint text={wording}>{label}</Hint>
      </p>
      <p className="relative mt-1 flex items-baseline gap-2">
        <StateLink
          href={conversationsHref(state)}
          className="text-display font-bold tracking-tight decoration-2 underline-offset-4 hover:underline"
        >
          {formatCount(now.total, locale)}
          <span className="sr-only"> conversations</span>
        </StateLink>
        <Change now={now.total} before={before?.total ?? null} state={state} />
        <GoalsLine now={now} state={state} locale={locale} className="ml-auto" />
      </p>
      <div className="mt-3">
        <ShareBar
          label="Shares of the sources"
          parts={sources.map((source) => ({
            key: source,
            label: sourceLabels[source],
            value: now.sources[source],
            color: source,
          }))}
        />
      </div>
      <ul className="mt-2 divide-y divide-hairline">
        {sources.map((source) => (
          <SourceRow key={source} source={source} {...props} />
        ))}
      </ul>
    </div>
  )
}

function SourceRow({ source, now, before, state, locale }: SourceTotalsProps & { source: Source }) {
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto_3rem_3.75rem] items-baseline gap-x-2 py-2">
      <ColorKey color={source}>{sourceLabels[source]}</ColorKey>
      <StateLink
        href={conversationsHref(state, { source })}
        className="font-semibold underline-offset-3 hover:underline"
      >
        {formatCount(now.sources[source], locale)}
        <span className="sr-only"> conversations from {sourceLabels[source]}</span>
      </StateLink>
      <span className="text-right text-small text-muted">
        {formatShare(toRatio(now.sources[source], now.total))}
      </span>
      <span className="text-right">
        <Change now={now.sources[source]} before={before?.sources[source] ?? null} state={state} />
      </span>
      <GoalsLine
        source={source}
        now={now}
        state={state}
        locale={locale}
        className="col-span-full mt-0.5 pl-[1.125rem]"
      />
    </li>
  )
}

type GoalsLineProps = Pick<SourceTotalsProps, 'now' | 'state' | 'locale'> & {
  source?: Source
  className: string
}

/** How many conversations of one source, or of all, reached the goal; nothing before there is one. */
function GoalsLine({ source, now, state, locale, className }: GoalsLineProps) {
  if (now.goals === null) return null
  const { goals, sources: counts } = now
  const sumOf = (of: SourceCounts) => sources.reduce((sum, one) => sum + of[one], 0)
  const reached = source ? goals[source] : sumOf(goals)
  const rate = toRatio(reached, source ? counts[source] : now.total)
  const ofSource = source ? ` from ${sourceLabels[source]}` : ''
  return (
    <span className={`text-note text-muted ${className}`}>
      <StateLink
        href={conversationsHref(state, { source, goal: 'reached' })}
        className="underline-offset-3 hover:underline"
      >
        {formatCount(reached, locale)} {reached === 1 ? 'goal' : 'goals'}
        <span className="sr-only">{ofSource}</span>
      </StateLink>
      {rate === null ? null : ` · ${formatShare(rate)}`}
    </span>
  )
}

type ChangeProps = { now: number; before: number | null; state: OverviewState }

function Change({ now, before, state: { previous } }: ChangeProps) {
  if (!previous) return null
  return (
    <Delta
      ratio={toChange(now, before)}
      goodWhen="up"
      label={`than ${formatDaysShort(previous.from, previous.to)}`}
    />
  )
}

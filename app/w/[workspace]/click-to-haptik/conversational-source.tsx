import { ChartWithTable } from '@/components/charts/chart-with-table'
import { Card } from '@/components/ui/card'
import type { Scope } from '@/lib/access/scope'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import { getFigure } from '@/lib/metrics/catalog'
import {
  type ConversationalSource as Answer,
  getConversationalSource,
} from '@/lib/metrics/get-conversational-source'
import { sourceLabels, sources } from '@/lib/metrics/sources'
import { NoConversations } from './no-conversations'
import type { OverviewState } from './overview-state'
import { readIngestStatus } from './read-ingest-status'
import { SourceTotals } from './source-totals'

export type ConversationalSourceProps = { scope: Scope; state: OverviewState }

/** How many conversations started, and from where: the first section of the page. */
export async function ConversationalSource({ scope, state }: ConversationalSourceProps) {
  const channel = state.query.channel ?? undefined
  const [now, before, status] = await Promise.all([
    getConversationalSource(scope, { ...state.period, channel }),
    state.previous ? getConversationalSource(scope, { ...state.previous, channel }) : null,
    readIngestStatus(scope),
  ])
  const locale = localeOfCurrency(scope.currency)
  if (status.firstConversationDay === null) {
    return (
      <Card title="Conversational Source">
        <NoConversations slug={scope.slug} status={status} />
      </Card>
    )
  }
  return (
    <Card title="Conversational Source" sentence="Every conversation has one source.">
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[21rem_minmax(0,1fr)]">
        <SourceTotals now={now} before={before} state={state} locale={locale} />
        <ChartWithTable
          label="Conversations a day by source"
          days={toChartDays(now)}
          series={sources.map((source) => ({ key: source, label: sourceLabels[source], color: source }))}
          besides={now.goals ? [{ key: 'goals', label: getFigure('goals_achieved').label }] : undefined}
          locale={locale}
          unfinishedDay={state.today}
          onDayHref={dayHref(state)}
        />
      </div>
    </Card>
  )
}

function toChartDays({ days }: Answer) {
  return days.map(({ day, goals, ...values }) => ({ day, values: { ...values, goals: goals ?? 0 } }))
}

/** The chart writes the day that was clicked in the place of `{day}`. */
function dayHref({ address }: OverviewState): string {
  return address({ period: null, from: null, to: null, day: 'DAY' }).replace('DAY', '{day}')
}

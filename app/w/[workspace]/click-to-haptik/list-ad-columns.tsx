import type { ReactNode } from 'react'
import { Delta } from '@/components/figure/delta'
import { FigureValue } from '@/components/figure/figure-value'
import { ValueBar } from '@/components/figure/value-bar'
import type { DataColumn } from '@/components/table/data-column'
import { StateLink } from '@/components/ui/state-link'
import { formatShare } from '@/lib/format/format-share'
import { noFigure } from '@/lib/format/no-figure'
import type { Money } from '@/lib/metrics/ads-overview'
import { getFigure } from '@/lib/metrics/catalog'
import type { AdColumnId } from './ad-columns'
import { AdName } from './ad-name'
import type { AdRow } from './ad-row'
import { conversationsColumn } from './conversations-column'
import { CountCell, figureColumn, MoneyCell, ShareCell } from './cost-columns'
import { goalRateColumn, goalsColumn } from './goal-columns'
import { whyNoCost } from './tell-standing'

export type AdColumnsLook = {
  locale: string
  /** "than 2 – 31 Oct"; null where nothing is compared. */
  comparison: string | null
  hasGoal: boolean
  sortedBy: AdColumnId
}

/** The columns of the table of ads, without those that have nothing to say. */
export function listAdColumns({ sortedBy, ...look }: AdColumnsLook): DataColumn<AdRow>[] {
  return [
    ...nameColumns(),
    ...costColumns(look),
    ...conversationColumns(look),
    ...goalColumns(look),
    journeyColumn(),
  ].map((column) => (column.id === sortedBy ? withBar(column) : column))
}

type Look = Omit<AdColumnsLook, 'sortedBy'>

function nameColumns(): DataColumn<AdRow>[] {
  return [
    { id: 'ad', header: 'Ad', cell: (row) => <AdName {...row} /> },
    { id: 'campaign', header: 'Campaign and ad set', canHide: true, cell: (row) => <Campaign {...row} /> },
    {
      id: 'platforms',
      header: 'Platforms',
      canHide: true,
      cell: ({ platforms }) => platforms || noFigure,
    },
  ]
}

function costColumns({ locale }: Look): DataColumn<AdRow>[] {
  const money = (row: AdRow, amount: Money | null) => (
    <MoneyCell money={amount ? [amount] : []} locale={locale} reason={whyNoCost(row)} />
  )
  const count = (row: AdRow, counted: number | null) => (
    <CountCell count={counted} locale={locale} reason={whyNoCost(row)} />
  )
  return [
    figureColumn('spend', 'ad_spend', (row) => money(row, row.spend), { header: 'Cost' }),
    figureColumn('impressions', 'ad_impressions', (row) => count(row, row.impressions)),
    figureColumn('clicks', 'ad_clicks', (row) => count(row, row.clicks), { header: 'Clicks' }),
    figureColumn(
      'ctr',
      'click_through_rate',
      (row) => (
        <ShareCell
          ratio={row.clickThroughRate}
          reason={noBase(row.impressions, 'impression', row)}
          digits={2}
        />
      ),
      { header: 'CTR' },
    ),
    figureColumn('cpc', 'cost_per_click', (row) => money(row, row.costPerClick), {
      header: 'Cost per click',
    }),
  ]
}

function conversationColumns({ locale, comparison }: Look): DataColumn<AdRow>[] {
  return [
    conversationsColumn(locale, true),
    ...(comparison ? [changeColumn(comparison)] : []),
    figureColumn('share', 'ad_share', ({ share }) => formatShare(share)),
    figureColumn('per-conversation', 'cost_per_conversation', (row) => (
      <MoneyCell
        money={row.costPerConversation ? [row.costPerConversation] : []}
        locale={locale}
        reason={noBase(row.conversations, 'conversation', row)}
      />
    )),
    figureColumn('captured', 'capture_rate', (row) => <Captured {...row} />, { header: 'Captured' }),
  ]
}

function goalColumns({ locale, hasGoal }: Look): DataColumn<AdRow>[] {
  if (!hasGoal) return []
  return [
    goalsColumn(locale, true),
    goalRateColumn(true),
    figureColumn('per-goal', 'cost_per_goal', (row) => (
      <MoneyCell
        money={row.costPerGoal ? [row.costPerGoal] : []}
        locale={locale}
        reason={noBase(row.goals, 'goal', row)}
      />
    )),
  ]
}

function journeyColumn(): DataColumn<AdRow> {
  return {
    id: 'journey',
    header: 'Journey',
    align: 'end',
    canHide: true,
    cell: (row) => <Journey {...row} />,
  }
}

/** A short bar before each figure of the column that the rows are sorted by, for comparing down it. */
function withBar(column: DataColumn<AdRow>): DataColumn<AdRow> {
  const withFigure = (row: AdRow): ReactNode => (
    <span className="inline-flex items-center whitespace-nowrap">
      <span className="max-md:hidden">
        <ValueBar ratio={row.bar} size="small" />
      </span>
      {column.cell(row)}
    </span>
  )
  return {
    ...column,
    cell: (row) => (row.bar === null ? column.cell(row) : withFigure(row)),
  }
}

function noBase(count: number | null, what: string, row: AdRow): string {
  return count === 0 && row.spend !== null ? `No ${what} to divide by` : whyNoCost(row)
}

function changeColumn(comparison: string): DataColumn<AdRow> {
  return {
    id: 'change',
    header: 'Change',
    align: 'end',
    definition: 'Of conversations, against the period before. An ad that brought none then is new.',
    canHide: true,
    cell: ({ change, isNew }) =>
      change === null ? (
        <span className="text-note text-muted">{isNew ? 'new' : noFigure}</span>
      ) : (
        <Delta ratio={change} goodWhen={getFigure('ad_conversations').good ?? 'neutral'} label={comparison} />
      ),
  }
}

/** Below this more is lost on the way than the two ways of counting explain. */
const fewCaptured = 0.8

function Captured({ captureRate, adHref }: AdRow) {
  if (captureRate === null) {
    const reason = 'Meta told of no conversation that the ad started'
    return <FigureValue figure={{ look: 'none', reason }} />
  }
  return (
    <StateLink
      href={adHref}
      className={`underline-offset-3 hover:underline ${captureRate < fewCaptured ? 'font-medium text-bad' : ''}`}
    >
      {formatShare(captureRate, 0)}
      <span className="sr-only"> of the conversations that Meta counts were captured</span>
    </StateLink>
  )
}

function Campaign({ campaign, adSet }: AdRow) {
  if (!campaign && !adSet) return <span className="text-muted">{noFigure}</span>
  return (
    <span className="block max-w-56 min-w-32">
      <bdi className="block truncate">{campaign ? (campaign.name ?? campaign.id) : noFigure}</bdi>
      <bdi className="block truncate text-note text-muted">{adSet ? (adSet.name ?? adSet.id) : null}</bdi>
    </span>
  )
}

function Journey({ journey, linkHref }: AdRow) {
  if (!journey && !linkHref) return <span className="text-muted">{noFigure}</span>
  const look = 'inline-block max-w-28 truncate align-bottom font-medium text-accent-ink underline-offset-3'
  if (journey) {
    return (
      <StateLink href={journey.href} title={journey.name} className={`${look} hover:underline`}>
        <bdi>{journey.name}</bdi>
      </StateLink>
    )
  }
  return (
    <StateLink href={linkHref ?? ''} className={`${look} underline decoration-dashed`}>
      Link a journey
    </StateLink>
  )
}

'use client'

import type { ReactNode } from 'react'
import { Delta } from '@/components/figure/delta'
import type { DataColumn } from '@/components/table/data-column'
import { DataTable, type TableSort } from '@/components/table/data-table'
import { LinkButton } from '@/components/ui/link-button'
import { StateLink } from '@/components/ui/state-link'
import { formatDaysShort } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { formatShare } from '@/lib/format/format-share'
import { noFigure } from '@/lib/format/no-figure'
import { type ConversationsCell, conversationsColumn } from './conversations-column'
import { type GoalCells, goalColumns } from './goal-columns'

export type AdRow = ConversationsCell &
  GoalCells & {
    adId: string
    name: string | null
    platforms: string
    share: number | null
    change: number | null
    /** Whether it brought nothing in the period before. */
    isNew: boolean
    href: string
    /** What the ad follows, and where its people are shown. */
    journey: { name: string; href: string } | null
    /** Where it is linked with a journey; null for those who may not. */
    linkHref: string | null
  }

export type AdsTableProps = {
  rows: AdRow[]
  sort: TableSort
  locale: string
  comparesWith: { from: string; to: string } | null
  /** Before a goal is live there is nothing to say of goals. */
  hasGoal: boolean
  totals: {
    ads: string
    conversations: number
    change: number | null
    goals: number | null
    goalRate: number | null
  }
  /** How many ads are not among the rows, and where they are. */
  hidden: number
  allHref: string | undefined
  toolbar: ReactNode
}

export function AdsTable(props: AdsTableProps) {
  const { rows, sort, locale, comparesWith, hasGoal, totals, hidden, allHref, toolbar } = props
  const label = comparesWith ? `than ${formatDaysShort(comparesWith.from, comparesWith.to)}` : null
  return (
    <>
      <DataTable
        columns={listColumns(locale, label, hasGoal)}
        rows={rows}
        caption="Ads and the conversations they brought"
        getRowId={({ adId }) => adId}
        rowHref={({ href }) => href}
        sort={sort}
        toolbar={toolbar}
        totals={{
          ad: totals.ads,
          conversations: formatCount(totals.conversations, locale),
          change: label ? (
            // What only a screen reader hears is placed here, or it would widen the page on small screens.
            <span className="relative">
              <Delta ratio={totals.change} goodWhen="up" label={label} />
            </span>
          ) : null,
          goals: totals.goals === null ? null : formatCount(totals.goals, locale),
          rate: formatShare(totals.goalRate),
        }}
      />
      {hidden > 0 ? (
        <p className="mt-3 flex items-center gap-3 text-small text-muted">
          {formatCount(hidden, locale)} more {hidden === 1 ? 'ad is' : 'ads are'} not listed.
          {allHref ? (
            <LinkButton size="small" href={allHref}>
              Show all
            </LinkButton>
          ) : null}
        </p>
      ) : null}
    </>
  )
}

function listColumns(locale: string, comparison: string | null, hasGoal: boolean): DataColumn<AdRow>[] {
  return [
    { id: 'ad', header: 'Ad', cell: (row) => <AdName {...row} /> },
    conversationsColumn(locale),
    { id: 'share', header: 'Share of ads', align: 'end', cell: ({ share }) => formatShare(share) },
    ...(comparison ? [changeColumn(comparison)] : []),
    ...(hasGoal ? goalColumns<AdRow>(locale) : []),
    { id: 'platforms', header: 'Platforms', align: 'end', cell: ({ platforms }) => platforms },
    { id: 'journey', header: 'Journey', align: 'end', cell: (row) => <Journey {...row} /> },
  ]
}

function changeColumn(comparison: string): DataColumn<AdRow> {
  return {
    id: 'change',
    header: 'Change',
    align: 'end',
    definition: 'Against the period before. An ad that brought nothing then is new.',
    cell: ({ change, isNew }) =>
      change === null ? (
        <span className="text-note text-muted">{isNew ? 'new' : noFigure}</span>
      ) : (
        <Delta ratio={change} goodWhen="up" label={comparison} />
      ),
  }
}

function Journey({ journey, linkHref }: AdRow) {
  if (!journey && !linkHref) return <span className="text-muted">{noFigure}</span>
  const look = 'inline-block max-w-40 truncate align-bottom font-medium text-accent-ink underline-offset-3'
  if (journey) {
    return (
      <StateLink href={journey.href} className={`${look} hover:underline`}>
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

function AdName({ name, adId }: AdRow) {
  return (
    <span className="block min-w-40">
      <span className="block truncate font-medium">
        <bdi>{name ?? adId}</bdi>
      </span>
      <span className="block truncate text-note text-muted">
        {name ? `${adId} · ` : ''}Not in a connected account
      </span>
    </span>
  )
}

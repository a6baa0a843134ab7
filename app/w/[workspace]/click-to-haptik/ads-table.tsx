'use client'

import { Delta } from '@/components/figure/delta'
import { ValueBar } from '@/components/figure/value-bar'
import type { DataColumn } from '@/components/table/data-column'
import { DataTable, type TableSort } from '@/components/table/data-table'
import { LinkButton } from '@/components/ui/link-button'
import { formatDaysShort } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { formatShare } from '@/lib/format/format-share'
import { noFigure } from '@/lib/format/no-figure'

export type AdRow = {
  adId: string
  name: string | null
  platforms: string
  conversations: number
  /** Against the ad with the most. */
  bar: number | null
  share: number | null
  change: number | null
  /** Whether it brought nothing in the period before. */
  isNew: boolean
  href: string
}

export type AdsTableProps = {
  rows: AdRow[]
  sort: TableSort
  locale: string
  comparesWith: { from: string; to: string } | null
  totals: { ads: string; conversations: number; change: number | null }
  /** How many ads are not among the rows, and where they are. */
  hidden: number
  allHref: string | undefined
}

export function AdsTable({ rows, sort, locale, comparesWith, totals, hidden, allHref }: AdsTableProps) {
  const label = comparesWith ? `than ${formatDaysShort(comparesWith.from, comparesWith.to)}` : null
  return (
    <>
      <DataTable
        columns={listColumns(locale, label)}
        rows={rows}
        caption="Ads and the conversations they brought"
        getRowId={({ adId }) => adId}
        rowHref={({ href }) => href}
        sort={sort}
        totals={{
          ad: totals.ads,
          conversations: formatCount(totals.conversations, locale),
          change: label ? (
            // What only a screen reader hears is placed here, or it would widen the page on small screens.
            <span className="relative">
              <Delta ratio={totals.change} goodWhen="up" label={label} />
            </span>
          ) : null,
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

function listColumns(locale: string, comparison: string | null): DataColumn<AdRow>[] {
  return [
    { id: 'ad', header: 'Ad', cell: (row) => <AdName {...row} /> },
    {
      id: 'conversations',
      header: 'Conversations',
      align: 'end',
      cell: ({ bar, conversations }) => (
        <span className="whitespace-nowrap">
          <span className="max-md:hidden">
            <ValueBar ratio={bar} />
          </span>
          {formatCount(conversations, locale)}
        </span>
      ),
    },
    { id: 'share', header: 'Share of ads', align: 'end', cell: ({ share }) => formatShare(share) },
    ...(comparison ? [changeColumn(comparison)] : []),
    { id: 'platforms', header: 'Platforms', align: 'end', cell: ({ platforms }) => platforms },
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

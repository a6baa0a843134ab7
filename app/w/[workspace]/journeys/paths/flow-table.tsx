'use client'

import { ValueBar } from '@/components/figure/value-bar'
import type { DataColumn } from '@/components/table/data-column'
import { DataTable } from '@/components/table/data-table'
import { StateLink } from '@/components/ui/state-link'
import { formatCount } from '@/lib/format/format-number'
import { formatShare } from '@/lib/format/format-share'
import type { FlowRow } from './to-flow-picture'

export type FlowTableProps = {
  rows: FlowRow[]
  locale: string
  caption?: string
  /** Leaves the column out where all rows are at one place. */
  withoutPlace?: boolean
}

export function FlowTable({ rows, locale, caption = 'Paths, visit by visit', withoutPlace }: FlowTableProps) {
  const columns = listColumns(locale)
  return (
    <DataTable
      columns={withoutPlace ? columns.filter(({ id }) => id !== 'place') : columns}
      rows={rows}
      caption={caption}
      getRowId={({ id }) => id}
    />
  )
}

function listColumns(locale: string): DataColumn<FlowRow>[] {
  return [
    {
      id: 'name',
      header: 'Node',
      cell: ({ name, href }) =>
        href ? (
          <StateLink href={href} className="font-medium text-accent-ink underline-offset-3 hover:underline">
            <bdi>{name}</bdi>
          </StateLink>
        ) : (
          <span className="text-muted">{name}</span>
        ),
    },
    { id: 'place', header: 'Where', cell: ({ place }) => <span className="whitespace-nowrap">{place}</span> },
    {
      id: 'conversations',
      header: 'Conversations',
      align: 'end',
      cell: ({ conversations, share }) => (
        <span className="whitespace-nowrap">
          <span className="max-md:hidden">
            <ValueBar ratio={share} />
          </span>
          {formatCount(conversations, locale)}
        </span>
      ),
    },
    { id: 'share', header: 'Share', align: 'end', cell: ({ share }) => formatShare(share) },
  ]
}

'use client'

import type { ReactNode } from 'react'
import type { DataColumn } from '@/components/table/data-column'
import { DataTable } from '@/components/table/data-table'
import { Badge } from '@/components/ui/badge'
import { RelativeTime } from '@/components/ui/relative-time'
import { formatCount } from '@/lib/format/format-number'
import { noFigure } from '@/lib/format/no-figure'
import type { DeliveryRow } from '@/lib/metrics/list-deliveries'

export type DeliveriesTableProps = { rows: DeliveryRow[]; timeZone: string; locale: string; empty: ReactNode }

export function DeliveriesTable({ rows, timeZone, locale, empty }: DeliveriesTableProps) {
  return (
    <DataTable
      columns={listColumns(timeZone, locale)}
      rows={rows}
      caption="Deliveries"
      getRowId={({ id }) => id}
      empty={empty}
    />
  )
}

const outcomes = {
  stored: <Badge tone="good">stored</Badge>,
  duplicate: <Badge>repeated</Badge>,
  quarantined: <Badge tone="warning">quarantined</Badge>,
}

function listColumns(timeZone: string, locale: string): DataColumn<DeliveryRow>[] {
  const counted = (id: string, header: string, countOf: (row: DeliveryRow) => number | null) => ({
    id,
    header,
    align: 'end' as const,
    cell: (row: DeliveryRow) => {
      const count = countOf(row)
      return count === null ? noFigure : formatCount(count, locale)
    },
  })
  return [
    {
      id: 'received-at',
      header: 'Received',
      cell: ({ receivedAt }) => <RelativeTime at={receivedAt} timeZone={timeZone} />,
    },
    { id: 'outcome', header: 'Outcome', cell: ({ outcome }) => outcomes[outcome] },
    { id: 'connection', header: 'Connection', cell: ({ connectionName }) => <bdi>{connectionName}</bdi> },
    {
      id: 'webhook-id',
      header: 'Webhook id',
      cell: ({ webhookId }) => (
        <bdi className="block max-w-48 truncate text-note text-muted">{webhookId}</bdi>
      ),
    },
    counted('events', 'Events', ({ received }) => received),
    counted('stored', 'Stored', ({ stored }) => stored),
    counted('duplicates', 'Repeated', ({ duplicates }) => duplicates),
    counted('quarantined', 'Quarantined', ({ quarantined }) => quarantined),
    {
      ...counted('bytes', 'Bytes', ({ bytes }) => bytes),
      definition: 'Of the body as it came, while it is kept.',
    },
  ]
}

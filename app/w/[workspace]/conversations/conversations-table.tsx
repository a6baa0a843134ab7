'use client'

import type { ReactNode } from 'react'
import type { DataColumn } from '@/components/table/data-column'
import { DataTable, type TableSort } from '@/components/table/data-table'
import type { ColumnChoice } from '@/components/table/use-hidden-columns'
import { Badge } from '@/components/ui/badge'
import { ColorKey } from '@/components/ui/color-key'
import { formatInstant } from '@/lib/format/format-instant'
import { noFigure } from '@/lib/format/no-figure'
import { channelLabels, isChannel } from '@/lib/metrics/channel-labels'
import type { ConversationRow } from '@/lib/metrics/conversation-row'
import { sourceLabels } from '@/lib/metrics/sources'

export type ConversationsTableProps = {
  rows: ConversationRow[]
  slug: string
  timeZone: string
  sort: TableSort
  columnChoice: ColumnChoice
  toolbar: ReactNode
  empty: ReactNode
}

export function ConversationsTable({ rows, slug, timeZone, ...table }: ConversationsTableProps) {
  return (
    <DataTable
      columns={[...listColumns(timeZone), ...(rows.some(({ goal }) => goal) ? [goalColumn(timeZone)] : [])]}
      rows={rows}
      caption="Conversations"
      getRowId={({ id }) => id}
      rowHref={({ id }) => `/w/${slug}/conversations/${id}`}
      {...table}
    />
  )
}

function goalColumn(timeZone: string): DataColumn<ConversationRow> {
  return {
    id: 'goal',
    header: 'Goal',
    definition: 'Whether the conversation has reached the goal so far.',
    canHide: true,
    cell: ({ goal }) =>
      goal?.reachedAt ? (
        <Badge tone="good" title={formatInstant(new Date(goal.reachedAt), timeZone)}>
          reached
        </Badge>
      ) : (
        <span className="whitespace-nowrap text-note text-muted">not reached</span>
      ),
  }
}

function listColumns(timeZone: string): DataColumn<ConversationRow>[] {
  return [
    {
      id: 'person',
      header: 'Person',
      cell: ({ personName }) =>
        personName ? (
          <bdi className="block max-w-56 truncate font-medium">{personName}</bdi>
        ) : (
          <span className="text-muted">No name</span>
        ),
    },
    {
      id: 'started',
      header: 'Started',
      cell: ({ startedAt }) => (
        <span className="whitespace-nowrap">{formatInstant(new Date(startedAt), timeZone)}</span>
      ),
    },
    {
      id: 'source',
      header: 'Source',
      cell: ({ source }) => (
        <ColorKey color={source} className="whitespace-nowrap">
          {sourceLabels[source]}
        </ColorKey>
      ),
    },
    {
      id: 'channel',
      header: 'Channel',
      canHide: true,
      cell: ({ channel }) => (isChannel(channel) ? channelLabels[channel] : channel),
    },
    {
      id: 'ad',
      header: 'Ad',
      canHide: true,
      cell: ({ adId, adName }) =>
        adId ? <bdi className="block max-w-64 truncate">{adName ?? adId}</bdi> : noFigure,
    },
    {
      id: 'last-node',
      header: 'Came to',
      definition: 'The node that was visited last.',
      canHide: true,
      cell: ({ lastNode }) => <bdi className="block max-w-48 truncate">{lastNode ?? noFigure}</bdi>,
    },
    {
      id: 'nodes',
      header: 'Nodes',
      align: 'end',
      definition: 'Node visits, repeats counted.',
      canHide: true,
      cell: ({ pathLength }) => pathLength,
    },
    {
      id: 'messages',
      header: 'Messages',
      align: 'end',
      definition: 'Messages of the person, the bot and agents.',
      cell: ({ userMessages, botMessages, agentMessages }) => userMessages + botMessages + agentMessages,
    },
  ]
}

'use client'

import type { ReactNode } from 'react'
import type { DataColumn } from '@/components/table/data-column'
import { DataTable, type TableSort } from '@/components/table/data-table'
import type { ColumnChoice } from '@/components/table/use-hidden-columns'
import { ColorKey } from '@/components/ui/color-key'
import { TextLink } from '@/components/ui/text-link'
import { formatInstant } from '@/lib/format/format-instant'
import { noFigure } from '@/lib/format/no-figure'
import { channelLabels, isChannel } from '@/lib/metrics/channel-labels'
import { type ConversationColumnKey, columnsOfView } from '@/lib/metrics/message-columns'
import type { MessageConversation } from '@/lib/metrics/message-conversation'
import { toChatPath, toReferralText } from '@/lib/metrics/message-entry'
import { sourceLabels } from '@/lib/metrics/sources'

export type FoundConversationsTableProps = {
  rows: MessageConversation[]
  slug: string
  timeZone: string
  sort: TableSort
  columnChoice: ColumnChoice
  empty: ReactNode
}

export function FoundConversationsTable({ rows, slug, timeZone, ...table }: FoundConversationsTableProps) {
  const cells = cellsOf(slug, timeZone)
  return (
    <DataTable
      columns={columnsOfView('conversations').map(({ key, header, wording, kind }) => ({
        id: key,
        header,
        definition: wording,
        align: kind === 'number' ? 'end' : 'start',
        canHide: true,
        cell: cells[key as ConversationColumnKey],
      }))}
      rows={rows}
      caption="Conversations found"
      getRowId={({ id }) => id}
      {...table}
    />
  )
}

type Cells = Record<ConversationColumnKey, DataColumn<MessageConversation>['cell']>

function cellsOf(slug: string, timeZone: string): Cells {
  return {
    fullName: ({ personName }) =>
      personName ? (
        <bdi className="block max-w-56 truncate font-medium">{personName}</bdi>
      ) : (
        <span className="text-muted">No name</span>
      ),
    lastNode: ({ lastNode }) => <bdi className="block max-w-48 truncate">{lastNode ?? noFigure}</bdi>,
    chatLink: ({ id }) => (
      <TextLink href={toChatPath({ slug }, id)} className="whitespace-nowrap">
        Chat
      </TextLink>
    ),
    conversationId: ({ id, platformId }) => <Id text={platformId ?? id} />,
    createdAt: ({ createdAt }) => (
      <time dateTime={createdAt} className="whitespace-nowrap">
        {formatInstant(new Date(createdAt), timeZone)}
      </time>
    ),
    userMessages: ({ userMessages }) => userMessages,
    botMessages: ({ botMessages }) => botMessages,
    agentMessages: ({ agentMessages }) => agentMessages,
    otherMessages: ({ otherMessages }) => otherMessages,
    brokenMessages: ({ brokenMessages }) => brokenMessages,
    source: ({ source }) => (
      <ColorKey color={source} className="whitespace-nowrap">
        {sourceLabels[source]}
      </ColorKey>
    ),
    referralSource: ({ referral }) => <code className="text-small">{toReferralText(referral) ?? ''}</code>,
    referralSourceId: ({ referral }) => <code className="text-note whitespace-nowrap">{referral?.id}</code>,
    channel: ({ channel }) => (isChannel(channel) ? channelLabels[channel] : channel),
  }
}

function Id({ text }: { text: string }) {
  return (
    <bdi title={text} className="block max-w-28 truncate">
      <code className="text-note">{text}</code>
    </bdi>
  )
}

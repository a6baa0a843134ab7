'use client'

import type { ReactNode } from 'react'
import type { DataColumn } from '@/components/table/data-column'
import { DataTable, type TableSort } from '@/components/table/data-table'
import type { ColumnChoice } from '@/components/table/use-hidden-columns'
import { Badge } from '@/components/ui/badge'
import { ColorKey } from '@/components/ui/color-key'
import { TextLink } from '@/components/ui/text-link'
import { formatInstant } from '@/lib/format/format-instant'
import { formatShare } from '@/lib/format/format-share'
import { noFigure } from '@/lib/format/no-figure'
import { channelLabels, isChannel } from '@/lib/metrics/channel-labels'
import { columnsOfView, type MessageColumnKey } from '@/lib/metrics/message-columns'
import { type MessageEntry, senderLabels, toChatPath, toReferralText } from '@/lib/metrics/message-entry'
import { sourceLabels } from '@/lib/metrics/sources'
import { LongText } from './long-text'

export type MessagesTableProps = {
  rows: MessageEntry[]
  slug: string
  timeZone: string
  sort: TableSort
  columnChoice: ColumnChoice
  empty: ReactNode
}

export function MessagesTable({ rows, slug, timeZone, ...table }: MessagesTableProps) {
  const cells = cellsOf(slug, timeZone)
  return (
    <DataTable
      columns={columnsOfView('messages').map(({ key, header, wording, kind }) => ({
        id: key,
        header,
        definition: wording,
        align: kind === 'number' || kind === 'share' ? 'end' : 'start',
        canHide: true,
        cell: cells[key as MessageColumnKey],
      }))}
      rows={rows}
      caption="Messages found"
      getRowId={({ connectionId, messageId }) => `${connectionId} ${messageId}`}
      {...table}
    />
  )
}

type Cells = Record<MessageColumnKey, DataColumn<MessageEntry>['cell']>

function cellsOf(slug: string, timeZone: string): Cells {
  return {
    body: ({ body, kind }) => (body === null ? <NoBody kind={kind} /> : <LongText text={body} />),
    chatLink: ({ conversation }) =>
      conversation ? (
        <TextLink href={toChatPath({ slug }, conversation.id)} className="whitespace-nowrap">
          Chat
        </TextLink>
      ) : (
        noFigure
      ),
    conversationId: ({ conversation }) => (
      <Id text={conversation && (conversation.platformId ?? conversation.id)} />
    ),
    createdAt: ({ createdAt }) => (
      <time dateTime={createdAt} title={createdAt} className="whitespace-nowrap">
        {formatInstant(new Date(createdAt), timeZone)}
      </time>
    ),
    fullName: ({ person }) => <Text text={person.name} />,
    lastNodes: ({ node }) => <Text text={node && (node.name ?? node.nodeId)} title={node?.nodeId} />,
    subStory: ({ node }) => <Text text={node?.flow ?? null} />,
    referralSource: ({ referral }) => <code className="text-small">{toReferralText(referral) ?? ''}</code>,
    referralSourceId: ({ referral }) => <code className="text-note whitespace-nowrap">{referral?.id}</code>,
    messageBy: ({ by }) => senderLabels[by],
    messageId: ({ messageId }) => <Id text={messageId} />,
    userId: ({ person }) => <Id text={person.identifier} />,
    messageType: ({ kind }) => <Text text={kind} />,
    channel: ({ channel }) => (isChannel(channel) ? channelLabels[channel] : channel),
    sourceLanguage: ({ language }) => <Text text={language} />,
    confidence: ({ confidence }) => (confidence === null ? noFigure : formatShare(confidence)),
    broken: ({ isBroken }) => (isBroken ? <Badge tone="warning">broken</Badge> : ''),
    totalUserMessages: ({ conversation }) => conversation?.userMessages ?? noFigure,
    source: ({ conversation }) =>
      conversation ? (
        <ColorKey color={conversation.source} className="whitespace-nowrap">
          {sourceLabels[conversation.source]}
        </ColorKey>
      ) : (
        noFigure
      ),
  }
}

function NoBody({ kind }: { kind: string | null }) {
  return (
    <em className="text-muted">
      {kind && kind !== 'text' ? `${kind}, without text` : 'The text is not kept'}
    </em>
  )
}

function Text({ text, title }: { text: string | null; title?: string }) {
  return text ? (
    <bdi title={title ?? text} className="block max-w-36 truncate">
      {text}
    </bdi>
  ) : (
    noFigure
  )
}

/** What is cut is copied whole nevertheless. */
function Id({ text }: { text: string | null }) {
  if (text === null) return noFigure
  return (
    <bdi title={text} className="block max-w-28 truncate">
      <code className="text-note">{text}</code>
    </bdi>
  )
}

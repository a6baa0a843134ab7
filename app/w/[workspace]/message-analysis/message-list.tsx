import type { ReactNode } from 'react'
import { KeysetPager } from '@/components/table/keyset-pager'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import type { Scope } from '@/lib/access/scope'
import { InvalidInputError } from '@/lib/errors'
import type { KeysetPage } from '@/lib/metrics/keyset-page'
import { listMessageConversations } from '@/lib/metrics/list-message-conversations'
import { listMessages } from '@/lib/metrics/list-messages'
import { toColumnChoice } from './column-choice'
import { FoundConversationsTable } from './found-conversations-table'
import type { MessageState } from './message-state'
import { MessagesTable } from './messages-table'
import { NoMessages } from './no-messages'

export type MessageListProps = { scope: Scope; state: MessageState }

export async function MessageList({ scope, state }: MessageListProps) {
  return (
    <Card
      title={state.filter.view === 'messages' ? 'Messages' : 'Conversations'}
      sentence={
        state.filter.view === 'messages'
          ? 'Those that match the filters.'
          : 'Those that began in these days and have a message in them that matches the filters.'
      }
      actions={<Views state={state} />}
    >
      {state.filter.view === 'messages' ? (
        <Messages scope={scope} state={state} />
      ) : (
        <Conversations scope={scope} state={state} />
      )}
    </Card>
  )
}

function Views({ state: { filter, address } }: { state: MessageState }) {
  return (
    <SegmentedLinks
      label="View"
      size="small"
      options={[
        {
          label: 'Messages',
          href: address({ view: null, columns: null }),
          current: filter.view === 'messages',
        },
        {
          label: 'Conversations',
          href: address({ view: 'conversations', columns: null }),
          current: filter.view === 'conversations',
        },
      ]}
    />
  )
}

async function Messages({ scope, state }: MessageListProps) {
  const page = await orTooMuchToRead(listMessages(scope, toPageInput(state)))
  if (page instanceof InvalidInputError) return <TooMuch sentence={page.message} />
  return (
    <>
      <MessagesTable
        rows={page.rows}
        slug={state.slug}
        timeZone={scope.timeZone}
        sort={sortOf(state)}
        columnChoice={toColumnChoice(state)}
        empty={<NoMessages state={state} />}
      />
      <Pager page={page} state={state} />
    </>
  )
}

async function Conversations({ scope, state }: MessageListProps) {
  const page = await orTooMuchToRead(listMessageConversations(scope, toPageInput(state)))
  if (page instanceof InvalidInputError) return <TooMuch sentence={page.message} />
  return (
    <>
      <FoundConversationsTable
        rows={page.rows}
        slug={state.slug}
        timeZone={scope.timeZone}
        sort={sortOf(state)}
        columnChoice={toColumnChoice(state)}
        empty={<NoMessages state={state} />}
      />
      <Pager page={page} state={state} />
    </>
  )
}

function toPageInput({ filter, query }: MessageState) {
  return {
    filter,
    sort: query.sort ?? undefined,
    after: query.after ?? undefined,
    before: query.before ?? undefined,
  }
}

function sortOf({ query, address }: MessageState) {
  const isOldestFirst = query.sort === 'oldest'
  return {
    id: 'createdAt',
    direction: isOldestFirst ? ('ascending' as const) : ('descending' as const),
    hrefs: { createdAt: address({ sort: isOldestFirst ? null : 'oldest' }) },
  }
}

type PagerProps = { page: KeysetPage<unknown>; state: MessageState }

function Pager({ page, state: { query, address, filter } }: PagerProps): ReactNode {
  const forwards = page.next ? address({ after: page.next }) : undefined
  const backwards = page.previous ? address({ before: page.previous }) : undefined
  const isOldestFirst = query.sort === 'oldest'
  return (
    <KeysetPager
      label={filter.view === 'messages' ? 'Messages' : 'Conversations'}
      newerHref={isOldestFirst ? forwards : backwards}
      olderHref={isOldestFirst ? backwards : forwards}
      note={page.rows.length > 0 ? `${page.rows.length} on this page` : undefined}
    />
  )
}

/** What took too long says what to do about it, in the place of the list. */
async function orTooMuchToRead<T>(page: Promise<T>): Promise<T | InvalidInputError> {
  try {
    return await page
  } catch (error) {
    if (error instanceof InvalidInputError) return error
    throw error
  }
}

function TooMuch({ sentence }: { sentence: string }) {
  return (
    <Callout tone="warning" title="Not found in time">
      {sentence}
    </Callout>
  )
}

import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import type { ConversationsState } from './conversations-state'

const noFilters = {
  channel: null,
  source: null,
  ad: null,
  platform: null,
  goal: null,
  node: null,
  person: null,
  journey: null,
  step: null,
  state: null,
  next: null,
}

const nothingLikeIt = 'None of the conversations of these days has everything that the filters ask for.'

export function NoRows({ state: { query, address, path } }: { state: ConversationsState }) {
  const isFiltered = Object.keys(noFilters).some((name) => query[name as keyof typeof noFilters])
  if (query.after || query.before) {
    return (
      <EmptyState
        title="This page is empty"
        sentence="The list has no rows here any more."
        action={<LinkButton href={address({})}>To the first page</LinkButton>}
      />
    )
  }
  return (
    <EmptyState
      title={isFiltered ? 'No conversation is like that' : 'No conversation started in these days'}
      sentence={
        isFiltered
          ? `${nothingLikeIt}${query.goal ? ' Before a goal is live, none has reached or missed it.' : ''}`
          : 'Conversations show up here as they start.'
      }
      action={
        isFiltered ? (
          <LinkButton href={address(noFilters)}>Clear the filters</LinkButton>
        ) : (
          <LinkButton href={`${path}?period=90d`}>Show the last 90 days</LinkButton>
        )
      }
    />
  )
}

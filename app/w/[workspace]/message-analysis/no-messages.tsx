import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { isFiltered, type MessageState, noFilters } from './message-state'

export function NoMessages({ state: { query, address, path, filter } }: { state: MessageState }) {
  const things = filter.view === 'messages' ? 'messages' : 'conversations'
  if (query.after || query.before) {
    return (
      <EmptyState
        title="This page is empty"
        sentence="The list has no rows here any more."
        action={<LinkButton href={address({})}>To the first page</LinkButton>}
      />
    )
  }
  if (isFiltered(query)) {
    return (
      <EmptyState
        title={`None of the ${things} is like that`}
        sentence={`Filters combine, and these leave none of the ${things} of these days.`}
        action={<LinkButton href={address(noFilters)}>Clear all filters</LinkButton>}
      />
    )
  }
  return (
    <EmptyState
      title={`There are no ${things} in these days`}
      sentence="What people, bots and agents write shows up here as it comes in."
      action={<LinkButton href={`${path}?period=90d`}>Show the last 90 days</LinkButton>}
    />
  )
}

import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import type { ConversationsState } from './conversations-state'

export function NoRows({ state: { query, address, path } }: { state: ConversationsState }) {
  const isFiltered = [query.channel, query.source, query.ad, query.node, query.person].some(Boolean)
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
          ? 'None of the conversations of these days has everything that the filters ask for.'
          : 'Conversations show up here as they start.'
      }
      action={
        isFiltered ? (
          <LinkButton href={address({ channel: null, source: null, ad: null, node: null, person: null })}>
            Clear the filters
          </LinkButton>
        ) : (
          <LinkButton href={`${path}?period=90d`}>Show the last 90 days</LinkButton>
        )
      }
    />
  )
}

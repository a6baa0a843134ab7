import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import type { IngestStatus } from '@/lib/metrics/get-ingest-status'

export type NoConversationsProps = { slug: string; status: IngestStatus }

/** A workspace that no conversation has reached yet: not a zero. */
export function NoConversations({ slug, status }: NoConversationsProps) {
  const href = `/w/${slug}/connections`
  if (status.connections === 0) {
    return (
      <EmptyState
        title="No bot is connected yet"
        sentence="Here you will see how many conversations start each day, and how many of them come from ads, on their own, or as an answer to a message of yours."
        action={
          <LinkButton href={href} look="primary">
            Connect a bot
          </LinkButton>
        }
      />
    )
  }
  return (
    <EmptyState
      title="No conversation has arrived yet"
      sentence="The connection is there and waits. Give its webhook address and signing secret to your bot platform; the first conversation shows up here within seconds."
      action={
        <LinkButton href={href} look="primary">
          See the webhook address
        </LinkButton>
      }
    />
  )
}

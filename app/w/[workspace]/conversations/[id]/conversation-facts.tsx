import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { formatDuration } from '@/lib/format/format-duration'
import { formatInstant } from '@/lib/format/format-instant'
import type { ConversationDetail } from '@/lib/metrics/get-conversation'

export type ConversationFactsProps = { conversation: ConversationDetail; timeZone: string }

export function ConversationFacts({ conversation, timeZone }: ConversationFactsProps) {
  const { startedAt, lastAt, closedAt, person, platformConversationId } = conversation
  const { userMessages, botMessages, agentMessages, path } = conversation
  const toText = (at: string) => formatInstant(new Date(at), timeZone)
  return (
    <Card title="In short">
      <dl className="space-y-1.5 text-small">
        <Fact name="Started">{toText(startedAt)}</Fact>
        <Fact name="Last event">
          {toText(lastAt)}, {formatDuration(secondsBetween(startedAt, lastAt))} later
        </Fact>
        {closedAt ? <Fact name="Closed by the platform">{toText(closedAt)}</Fact> : null}
        <Fact name="Messages of the person">{userMessages}</Fact>
        <Fact name="Messages of the bot">{botMessages}</Fact>
        <Fact name="Messages of agents">{agentMessages}</Fact>
        <Fact name="Nodes visited">{path.length}</Fact>
        {person.phone ? <Fact name="Phone">{person.phone}</Fact> : null}
        <Fact name="Id at the platform">{platformConversationId ?? 'none, so the 24-hour rule applies'}</Fact>
      </dl>
    </Card>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 text-right font-medium wrap-anywhere">
        <bdi>{children}</bdi>
      </dd>
    </div>
  )
}

function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000
}

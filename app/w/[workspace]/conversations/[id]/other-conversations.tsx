import { Card } from '@/components/ui/card'
import { ColorKey } from '@/components/ui/color-key'
import { TextLink } from '@/components/ui/text-link'
import type { Scope } from '@/lib/access/scope'
import { formatInstant } from '@/lib/format/format-instant'
import type { ConversationDetail } from '@/lib/metrics/get-conversation'
import { sourceLabels } from '@/lib/metrics/sources'

export type OtherConversationsProps = { scope: Scope; conversation: ConversationDetail }

export function OtherConversations({ scope, conversation: { neighbours } }: OtherConversationsProps) {
  return (
    <Card title="Other conversations of this person">
      {neighbours.length === 0 ? (
        <p className="text-small text-muted">None so far.</p>
      ) : (
        <ul className="space-y-1.5 text-small">
          {neighbours.map(({ id, startedAt, source }) => (
            <li key={id} className="flex items-baseline justify-between gap-4">
              <TextLink href={`/w/${scope.slug}/conversations/${id}`}>
                {formatInstant(new Date(startedAt), scope.timeZone)}
              </TextLink>
              <ColorKey color={source} className="text-muted">
                {sourceLabels[source]}
              </ColorKey>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

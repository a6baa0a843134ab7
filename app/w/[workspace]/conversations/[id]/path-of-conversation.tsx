import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { formatDuration } from '@/lib/format/format-duration'
import type { PathStep } from '@/lib/metrics/list-path-steps'

export type PathOfConversationProps = { path: PathStep[]; slug: string }

export function PathOfConversation({ path, slug }: PathOfConversationProps) {
  return (
    <Card title="Path" sentence="Nodes in the order of the visits, with the time since the start.">
      {path.length === 0 ? (
        <p className="text-small text-muted">The bot reported no node in this conversation.</p>
      ) : (
        <ol className="max-h-[28rem] space-y-1 overflow-y-auto text-small">
          {path.map(({ nodeId, name, seconds }, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a path repeats nodes, and its order never changes
            <li key={position} className="flex items-baseline gap-3">
              <span className="w-6 shrink-0 text-right text-muted">{position + 1}.</span>
              <TextLink
                href={`/w/${slug}/conversations?${new URLSearchParams({ node: nodeId })}`}
                className="min-w-0 flex-1 truncate text-ink"
                title={nodeId}
              >
                <bdi>{name ?? nodeId}</bdi>
              </TextLink>
              <span className="shrink-0 text-muted">{formatDuration(seconds)}</span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { formatInstant } from '@/lib/format/format-instant'
import type { ConversationTouch } from '@/lib/metrics/list-touches'
import { platformLabel } from '@/lib/metrics/platform-label'

export type TouchesProps = { touches: ConversationTouch[]; timeZone: string }

export function Touches({ touches, timeZone }: TouchesProps) {
  return (
    <Card title="Touches" sentence="What brought the person, also what decided nothing.">
      {touches.length === 0 ? (
        <p className="text-small text-muted">No ad, post or link came with this conversation.</p>
      ) : (
        <ul className="divide-y divide-hairline">
          {touches.map((touch) => (
            <li key={`${touch.connectionId} ${touch.eventId}`} className="py-2.5 first:pt-0 last:pb-0">
              <Touch touch={touch} timeZone={timeZone} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

const kinds = { ad: 'Ad', post: 'Post', link: 'Link' }

function Touch({ touch, timeZone }: { touch: ConversationTouch; timeZone: string }) {
  const { kind, headline, referenceId, platform, at, decided, opening, body } = touch
  return (
    <div className="text-small">
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <span className="font-medium">
          {kinds[kind]}: <bdi>{headline ?? referenceId}</bdi>
        </span>
        {decided ? <Badge tone="accent">decided the source</Badge> : null}
        {opening && !decided ? <Badge>opening</Badge> : null}
      </p>
      {body ? (
        <p className="mt-0.5 line-clamp-3 text-muted">
          <bdi>{body}</bdi>
        </p>
      ) : null}
      <p className="mt-0.5 text-note text-muted wrap-anywhere">
        {[headline ? referenceId : null, platform ? platformLabel(platform) : null]
          .filter(Boolean)
          .join(' · ')}
        {headline || platform ? ' · ' : ''}
        {formatInstant(new Date(at), timeZone)}
      </p>
      <TouchAddress url={touch.url} />
    </div>
  )
}

/** Followed only where it is the web; anything else a stranger sent is text. */
function TouchAddress({ url }: { url: string | null }) {
  if (!url) return null
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
    return <p className="mt-0.5 text-note text-muted wrap-anywhere">{url}</p>
  }
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer noopener nofollow"
      className="mt-0.5 block text-note text-accent-ink underline-offset-3 wrap-anywhere hover:underline"
    >
      {url}
    </a>
  )
}

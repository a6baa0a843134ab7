import { RelativeTime } from '@/components/ui/relative-time'
import type { QuarantinedRow } from '@/lib/metrics/list-quarantined'
import { ReplayOne } from './replay-one'

export type QuarantinedEventProps = {
  row: QuarantinedRow
  slug: string
  timeZone: string
  mayManage: boolean
}

export function QuarantinedEvent({ row, slug, timeZone, mayManage }: QuarantinedEventProps) {
  const { id, reason, eventId, connectionName, receivedAt, replays, raw } = row
  return (
    <article className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1">
        <p className="font-medium wrap-anywhere">
          <bdi>{toSentence(reason)}</bdi>
        </p>
        <p className="mt-0.5 text-small text-muted wrap-anywhere">
          <bdi>{connectionName}</bdi> · {eventId ? <bdi>event {eventId}</bdi> : 'event without an id'} ·{' '}
          <RelativeTime at={receivedAt} timeZone={timeZone} />
          {replays > 0
            ? ` · replayed ${replays === 1 ? 'once' : `${replays} times`}, still not understood`
            : ''}
        </p>
        {mayManage ? (
          <details className="mt-1.5">
            <summary className="w-fit text-small font-medium text-accent-ink">The event as it came</summary>
            <pre className="mt-2 max-h-72 overflow-auto rounded-md bg-sunken p-3 text-note whitespace-pre-wrap wrap-anywhere">
              {raw}
            </pre>
          </details>
        ) : null}
      </div>
      {mayManage ? <ReplayOne slug={slug} id={id} /> : null}
    </article>
  )
}

const codes: Record<string, string> = {
  invalid_field: 'Not as the contract says',
  unknown_type: 'Unknown type',
  too_far_in_the_future: 'Too far in the future',
}

/** Reasons are a code and what was found: "invalid_field: at: is not a time". */
function toSentence(reason: string): string {
  const [code = '', ...found] = reason.split(': ')
  return [codes[code] ?? code.replaceAll('_', ' '), ...found].join(': ')
}

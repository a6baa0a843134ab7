import type { ReactNode } from 'react'
import { RelativeTime } from '@/components/ui/relative-time'
import { StatusDot } from '@/components/ui/status-dot'
import { TextLink } from '@/components/ui/text-link'
import { formatCount } from '@/lib/format/format-number'
import type { ConnectionActivity } from '@/lib/metrics/get-connection-activity'

export type ConnectionFactsProps = { connection: ConnectionActivity; timeZone: string; locale: string }

/** What a connection has been doing. */
export function ConnectionFacts({ connection, timeZone, locale }: ConnectionFactsProps) {
  const { connectionId, deliveries24h, events24h, quarantined } = connection
  return (
    <dl className="mt-3 grid grid-cols-2 gap-x-6 gap-y-2 text-small sm:flex sm:flex-wrap">
      <Fact name="Last event">
        <LastEvent at={connection.lastEventAt} timeZone={timeZone} />
      </Fact>
      <Fact name="Deliveries, 24 h">{formatCount(deliveries24h, locale)}</Fact>
      <Fact name="Events, 24 h">{formatCount(events24h, locale)}</Fact>
      <Fact name="In quarantine">
        {quarantined === 0 ? (
          '0'
        ) : (
          <TextLink href={`?connection=${connectionId}#quarantine`}>
            {formatCount(quarantined, locale)}
          </TextLink>
        )}
      </Fact>
    </dl>
  )
}

function LastEvent({ at, timeZone }: { at: string | null; timeZone: string }) {
  if (!at) return <StatusDot tone="neutral">none yet</StatusDot>
  return (
    <StatusDot tone="good">
      <RelativeTime at={at} timeZone={timeZone} />
    </StatusDot>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="sm:min-w-32">
      <dt className="text-note text-muted">{name}</dt>
      <dd className="mt-0.5 font-medium">{children}</dd>
    </div>
  )
}

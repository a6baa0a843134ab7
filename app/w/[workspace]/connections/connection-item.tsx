import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { CopyButton } from '@/components/ui/copy-button'
import { RelativeTime } from '@/components/ui/relative-time'
import { StatusDot } from '@/components/ui/status-dot'
import { TextLink } from '@/components/ui/text-link'
import { formatCount } from '@/lib/format/format-number'
import type { ConnectionActivity } from '@/lib/metrics/get-connection-activity'
import { RotateSecret } from './rotate-secret'
import { webhookAddress } from './webhook-address'

export type ConnectionItemProps = {
  connection: ConnectionActivity
  slug: string
  timeZone: string
  locale: string
  mayManage: boolean
}

export function ConnectionItem({ connection, slug, timeZone, locale, mayManage }: ConnectionItemProps) {
  const { connectionId, name, kind, disabledAt, deliveries24h, events24h, quarantined } = connection
  return (
    <article aria-label={name}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 items-center gap-2">
          <h3 className="truncate font-semibold">
            <bdi>{name}</bdi>
          </h3>
          <Badge>{kind}</Badge>
          {disabledAt ? <Badge tone="warning">disabled</Badge> : null}
        </div>
        {mayManage && !disabledAt ? (
          <RotateSecret slug={slug} connectionId={connectionId} name={name} timeZone={timeZone} />
        ) : null}
      </div>
      {kind === 'bot' ? <Address text={webhookAddress(connectionId)} name={name} /> : null}
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
    </article>
  )
}

function Address({ text, name }: { text: string; name: string }) {
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2">
      <code className="min-w-0 rounded-md bg-sunken px-2 py-1 text-note wrap-anywhere">{text}</code>
      <CopyButton text={text} what={`webhook address of ${name}`} />
    </div>
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

import { RelativeTime } from '@/components/ui/relative-time'
import { Skeleton } from '@/components/ui/skeleton'
import { StatusDot } from '@/components/ui/status-dot'
import { TextLink } from '@/components/ui/text-link'
import type { Scope } from '@/lib/access/scope'
import { logError } from '@/lib/log'
import type { IngestStatus } from '@/lib/metrics/get-ingest-status'
import { MetaStatus } from './meta-status'
import { readIngestStatus } from './read-ingest-status'

/** Whether what the page shows is fresh and whole. */
export async function IngestStatusLine({ scope }: { scope: Scope }) {
  const status = await readIngestStatus(scope).catch(noteFailure)
  if (!status) return <StatusDot tone="bad">What came in last could not be read</StatusDot>
  return (
    <>
      <LastEvent status={status} timeZone={scope.timeZone} now={Date.now()} />
      <Quarantine count={status.quarantined} slug={scope.slug} />
      <MetaStatus scope={scope} />
    </>
  )
}

function noteFailure(error: unknown): null {
  logError('ingest status could not be read', error)
  return null
}

const quietAfter = 24 * 3_600_000

function LastEvent({ status, timeZone, now }: { status: IngestStatus; timeZone: string; now: number }) {
  if (!status.lastEventAt) return <StatusDot tone="neutral">No event yet</StatusDot>
  const isQuiet = now - Date.parse(status.lastEventAt) > quietAfter
  return (
    <StatusDot tone={isQuiet ? 'warning' : 'good'}>
      Last event <RelativeTime at={status.lastEventAt} timeZone={timeZone} />
    </StatusDot>
  )
}

function Quarantine({ count, slug }: { count: number; slug: string }) {
  if (count === 0) return null
  return (
    <StatusDot tone="warning">
      <TextLink href={`/w/${slug}/connections#quarantine`} className="font-normal">
        {count === 1 ? '1 event in quarantine' : `${count} events in quarantine`}
      </TextLink>
    </StatusDot>
  )
}

export function IngestStatusSkeleton() {
  return <Skeleton className="h-[1.125rem] w-72" />
}

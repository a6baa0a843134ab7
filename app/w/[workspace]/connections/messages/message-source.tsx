import { Badge } from '@/components/ui/badge'
import { Callout } from '@/components/ui/callout'
import { RelativeTime } from '@/components/ui/relative-time'
import { StatusDot } from '@/components/ui/status-dot'
import type { AssetClaim } from '@/lib/access/meta/assets/list-asset-claims'
import { channelLabels } from '@/lib/metrics/channel-labels'
import type { ConnectionActivity } from '@/lib/metrics/get-connection-activity'
import { ConnectionFacts } from '../connection-facts'
import { describeClaim } from './describe-claim'
import { ReleaseAsset } from './release-asset'

export type MessageSourceProps = {
  claim: AssetClaim
  activity: ConnectionActivity | undefined
  slug: string
  timeZone: string
  locale: string
  mayManage: boolean
}

export function MessageSource({ claim, activity, slug, timeZone, locale, mayManage }: MessageSourceProps) {
  const { connectionId, name, kind, assetId, state, problem } = claim
  const { tone, text } = describeClaim(claim)
  return (
    <article aria-label={`${channelLabels[kind]}: ${name}`}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="truncate font-semibold">
            <bdi>{name}</bdi>
          </h3>
          <Badge>{channelLabels[kind]}</Badge>
          <StatusDot tone={tone}>{text}</StatusDot>
        </div>
        {mayManage && state !== 'released' ? (
          <ReleaseAsset slug={slug} connectionId={connectionId} name={name} channel={channelLabels[kind]} />
        ) : null}
      </div>
      <p className="mt-1 text-note text-muted">
        {assetId} <Proof claim={claim} timeZone={timeZone} />
      </p>
      {problem ? (
        <div className="mt-3">
          <Callout tone={tone} title={state === 'stopped' ? 'Its messages no longer come here' : text}>
            {problem}
          </Callout>
        </div>
      ) : null}
      {activity ? <ConnectionFacts connection={activity} timeZone={timeZone} locale={locale} /> : null}
    </article>
  )
}

function Proof({ claim: { state, login, checkedAt }, timeZone }: { claim: AssetClaim; timeZone: string }) {
  if (state === 'released' || checkedAt === null) return null
  return (
    <>
      · by the login of <bdi>{login?.name ?? 'nobody any more'}</bdi>, asked at Meta{' '}
      <RelativeTime at={checkedAt} timeZone={timeZone} />
    </>
  )
}

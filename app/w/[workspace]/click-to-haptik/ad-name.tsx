import { AdThumbnail } from '@/components/ui/ad-thumbnail'
import type { AdRow } from './ad-row'
import { AdStatusBadge } from './ad-status-badge'
import { tellStanding } from './tell-standing'

/** The ad's picture, name and id; how it stands with Meta, or why nothing is known of that. */
export function AdName({ adId, name, status, campaign, standing, thumbnailUrl }: AdRow) {
  const why = tellStanding(standing)
  const about = [campaign?.name, name === null ? null : adId].filter(Boolean).join(' · ')
  return (
    <span className="flex min-w-40 items-center gap-2.5">
      <span className="max-md:hidden">
        <AdThumbnail url={thumbnailUrl} name={name ?? '?'} />
      </span>
      <span className="min-w-0">
        <span className="block truncate font-medium">
          <bdi>{name ?? adId}</bdi>
        </span>
        <span className="flex items-center gap-1.5 text-note text-muted">
          {status === null ? null : <AdStatusBadge status={status} />}
          {why ? <span className="shrink-0 max-md:truncate">{why}</span> : null}
          {about ? (
            <span className="truncate" title={about}>
              {about}
            </span>
          ) : null}
        </span>
      </span>
    </span>
  )
}

import type { ReactNode } from 'react'
import { PageHeader } from '@/components/frame/page-header'
import { AdThumbnail } from '@/components/ui/ad-thumbnail'
import type { Scope } from '@/lib/access/scope'
import { toThumbnail } from '@/lib/ads/thumbnail-hosts'
import type { Ad } from '@/lib/metrics/get-ad'
import { AdStatusBadge } from '../../click-to-haptik/ad-status-badge'

export type AdHeaderProps = {
  ad: Ad
  scope: Scope
  actions: ReactNode
  /** Where else the ad is shown. */
  children: ReactNode
}

/** Which ad it is and where it belongs, as its ad account tells. */
export function AdHeader({ ad, scope, actions, children }: AdHeaderProps) {
  const name = ad.name ?? ad.adId
  return (
    <div className="mb-4">
      <div className="flex items-start gap-3 [&>header]:mb-0 [&>header]:min-w-0 [&>header]:flex-1">
        <AdThumbnail url={toThumbnail(ad.thumbnailUrl)} name={name} />
        <PageHeader title={name} actions={actions} />
      </div>
      <p className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-small text-muted">
        {ad.status === null ? null : <AdStatusBadge status={ad.status} />}
        <span className="wrap-anywhere">{tellPlace(ad, scope.timeZone)}</span>
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-2">{children}</div>
    </div>
  )
}

/** "Autumn · Runners · Fab Cart, days of America/New_York · id 1202…". */
function tellPlace({ adId, name, campaign, adSet, account }: Ad, timeZone: string): string {
  const days = account && account.timeZone !== timeZone ? `, days of ${account.timeZone}` : ''
  return [
    campaign && `Campaign ${campaign.name ?? campaign.id}`,
    adSet && `ad set ${adSet.name ?? adSet.id}`,
    account ? `ad account ${account.name}${days}` : 'in no connected ad account',
    name === null ? null : `id ${adId}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

import { MetricTile } from '@/components/figure/metric-tile'
import { TextLink } from '@/components/ui/text-link'
import type { AccountInRange } from '@/lib/metrics/ads-overview'

export type UnknownTileProps = {
  label: string
  definition?: string
  /** "Connect the ad account to see cost". */
  what: string
  slug: string
  accounts: AccountInRange[]
  mayConnect: boolean
}

/** A figure that no ad account tells: not a zero, and what would bring it. */
export function UnknownTile({ label, definition, what, slug, accounts, mayConnect }: UnknownTileProps) {
  if (accounts.length > 0) {
    const reason = 'Nothing has been fetched of these days'
    return (
      <MetricTile label={label} definition={definition} figure={{ look: 'none', reason }} note={reason} />
    )
  }
  return (
    <MetricTile
      label={label}
      definition={definition}
      figure={{ look: 'none', reason: 'No ad account is connected' }}
      note={
        mayConnect ? (
          <>
            <TextLink href={`/w/${slug}/connections#meta`}>Connect the ad account</TextLink> to see {what}
          </>
        ) : (
          `An admin can connect the ad account to see ${what}`
        )
      }
    />
  )
}

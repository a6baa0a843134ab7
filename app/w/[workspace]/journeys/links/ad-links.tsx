import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import type { Scope } from '@/lib/access/scope'
import { formatCount } from '@/lib/format/format-number'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import { listJourneys } from '@/lib/journeys/list-journeys'
import { listAdsToFollow } from '@/lib/metrics/list-ads-to-follow'
import { listUnlinkedAds } from '@/lib/metrics/list-unlinked-ads'
import { presetDays } from '@/lib/period/presets'
import { todayInZone } from '@/lib/period/today-in-zone'
import { AdLinksTable } from './ad-links-table'
import { toAdRows } from './to-ad-rows'

export type AdLinksProps = {
  scope: Scope
  maySave: boolean
  /** The ad that the address names: its choice gets the focus. */
  sought: string | null
}

/** Which ad leads into which journey; those without one first, so that linking is one step. */
export async function AdLinks({ scope, maySave, sought }: AdLinksProps) {
  const days = presetDays('30d', todayInZone(Date.now(), scope.timeZone))
  const [journeys, unlinked, linkedToo] = await Promise.all([
    listJourneys(scope),
    listUnlinkedAds(scope, days),
    listAdsToFollow(scope, days),
  ])
  const rows = toAdRows([...linkedToo, ...unlinked], journeys, sought)
  const locale = localeOfCurrency(scope.currency)
  const withoutJourney = rows.filter(({ journeyId }) => journeyId === null).length
  return (
    <Card
      id="ads"
      title="Ads"
      sentence={describe({ ads: rows.length, unlinked: withoutJourney, journeys: journeys.length }, locale)}
    >
      {rows.length === 0 ? (
        <EmptyState
          title="No ad has brought anyone of late"
          sentence="An ad shows up here with the first conversation whose opening message carries it."
        />
      ) : (
        <AdLinksTable
          rows={rows}
          journeys={journeys.map(({ id, name }) => ({ id, name }))}
          slug={scope.slug}
          locale={locale}
          maySave={maySave}
          sought={sought}
        />
      )}
    </Card>
  )
}

type Counts = { ads: number; unlinked: number; journeys: number }

function describe({ ads, unlinked, journeys }: Counts, locale: string): string {
  if (ads === 0 || journeys === 0) {
    return 'Once there is a journey, each ad is linked to one here. Many ads may lead into the same.'
  }
  const count = formatCount(unlinked, locale)
  const lack = `${count} ${unlinked === 1 ? 'ad is' : 'ads are'} without a journey.`
  return `${unlinked === 0 ? 'Every ad has a journey.' : lack} Conversations are those of the last 30 days.`
}

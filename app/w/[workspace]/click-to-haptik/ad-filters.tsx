import { LinkFilter } from '@/components/filter/link-filter'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import type { AdsOverview } from '@/lib/metrics/get-ads-overview'
import { platformLabel } from '@/lib/metrics/platform-label'
import type { OverviewState } from './overview-state'

export type AdFiltersProps = { choices: AdsOverview['choices']; state: OverviewState }

const mostInMenu = 200
const searchFrom = 10

export function AdFilters({ choices, state: { query, address } }: AdFiltersProps) {
  if (choices.ads.length === 0 && !query.ad && !query.platform) return null
  const platforms = withChosen(choices.platforms, query.platform)
  return (
    <>
      <SegmentedLinks
        label="Platform"
        options={[
          { label: 'All platforms', href: address({ platform: null }), current: query.platform === null },
          ...platforms.map((platform) => ({
            label: platformLabel(platform),
            href: address({ platform }),
            current: platform === query.platform,
          })),
        ]}
      />
      <LinkFilter
        label="Ad"
        search={choices.ads.length >= searchFrom ? 'Find an ad' : undefined}
        options={[
          { label: 'All ads', href: address({ ad: null }), current: query.ad === null },
          ...listAds(choices.ads, query.ad).map(({ adId, name }) => ({
            label: name ?? adId,
            note: name ? adId.slice(-6) : undefined,
            href: address({ ad: adId }),
            current: adId === query.ad,
          })),
        ]}
      />
    </>
  )
}

/** What is chosen stays a choice, also where the period has nothing of it. */
function withChosen(choices: string[], chosen: string | null): string[] {
  return chosen && !choices.includes(chosen) ? [...choices, chosen] : choices
}

function listAds(ads: AdsOverview['choices']['ads'], chosen: string | null) {
  const found = ads.find(({ adId }) => adId === chosen)
  const others = ads.filter(({ adId }) => adId !== chosen).slice(0, mostInMenu)
  return chosen ? [found ?? { adId: chosen, name: null }, ...others] : others
}

import type { MenuGroup, MenuItem } from '@/components/ui/menu'
import { formatCount } from '@/lib/format/format-number'
import { journeysHref } from '../../journeys/journeys-href'
import type { OverviewState } from '../overview-state'
import { adOf, type FollowedAd, type FollowedJourney, followAll, journeyOf } from './choose-followed'
import { versusBefore } from './choose-versus'
import { nameOfAd } from './name-of-ad'
import type { JourneySection } from './read-journey-section'

export interface FollowMenu {
  section: Pick<JourneySection, 'journeys' | 'ads' | 'followed'>
  state: Pick<OverviewState, 'address' | 'query' | 'slug'>
  locale: string
}

/** Whom one can follow: the ads of the same journey first, those without a journey last. */
export function listAdGroups(menu: FollowMenu): MenuGroup[] {
  const { journeys, ads, followed } = menu.section
  const own = journeyOf(followed)
  const others = journeys.filter(({ id }) => id !== own?.id)
  const linked = new Set(journeys.flatMap((journey) => journey.ads.map(({ adId }) => adId)))
  const unlinked = ads.filter(({ adId }) => !linked.has(adId))
  const groups: MenuGroup[] = [
    { label: own?.name, items: own ? [toAllItem(own, menu), ...toAdItems(own.ads, menu)] : [] },
    ...others.map((journey) => ({ label: journey.name, items: toAdItems(journey.ads, menu) })),
    { label: 'Without a journey', items: toAdItems(unlinked, menu) },
  ]
  return groups.filter(({ items }) => items.length > 0)
}

/** The journeys, each with all its ads, and the way to their room. */
export function listJourneyGroups({ section, state }: FollowMenu): MenuGroup[] {
  const own = journeyOf(section.followed)
  return [
    {
      items: section.journeys.map(({ id, name, ads }) => ({
        label: name,
        note: ads.length === 1 ? '1 ad' : `${ads.length} ads`,
        href: followHref(followAll(id), state),
        current: id === own?.id,
      })),
    },
    {
      items: [
        ...(own ? [{ label: 'Steps of this journey', href: journeysHref(state.slug, own.id) }] : []),
        { label: 'Journeys and ad links', href: journeysHref(state.slug) },
      ],
    },
  ]
}

function toAllItem({ id, name }: FollowedJourney, { section: { followed }, state }: FollowMenu): MenuItem {
  return {
    label: `All ads of ${name}`,
    href: followHref(followAll(id), state),
    current: followed.kind === 'all',
  }
}

function toAdItems(of: FollowedAd[], { section, state, locale }: FollowMenu): MenuItem[] {
  const counts = new Map(section.ads.map(({ adId, conversations }) => [adId, conversations]))
  const countOf = ({ adId }: FollowedAd) => counts.get(adId) ?? 0
  return of
    .toSorted((a, b) => countOf(b) - countOf(a))
    .map((ad) => ({
      label: nameOfAd(ad),
      note: formatCount(countOf(ad), locale),
      href: followHref(ad.adId, state),
      current: adOf(section.followed)?.adId === ad.adId,
    }))
}

/** Whoever is followed next is compared with their own period before, but not with the ad of another. */
function followHref(follow: string, { address, query }: FollowMenu['state']): string {
  return address({ follow, versus: query.versus === versusBefore ? versusBefore : null })
}

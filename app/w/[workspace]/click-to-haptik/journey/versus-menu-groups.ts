import type { MenuGroup } from '@/components/ui/menu'
import { formatDays } from '@/lib/format/format-day'
import { previousPeriod } from '@/lib/period/previous-period'
import type { OverviewState } from '../overview-state'
import type { Followed } from './choose-followed'
import { listRivals, type Versus, versusBefore } from './choose-versus'
import { nameOfAd } from './name-of-ad'

export interface VersusMenu {
  followed: Followed
  versus: Versus | null
  state: Pick<OverviewState, 'address' | 'period'>
}

/** What the followed can be compared with on its journey. */
export function listVersusGroups({ followed, versus, state: { address, period } }: VersusMenu): MenuGroup[] {
  const before = previousPeriod(period)
  const rivals = listRivals(followed).map((ad) => ({
    label: nameOfAd(ad),
    href: address({ versus: ad.adId }),
    current: versus?.kind === 'ad' && versus.ad.adId === ad.adId,
  }))
  return [
    {
      items: [
        { label: 'Nothing', href: address({ versus: null }), current: versus === null },
        {
          label: 'The period before',
          note: formatDays(before.from, before.to),
          href: address({ versus: versusBefore }),
          current: versus?.kind === 'before',
        },
      ],
    },
    ...(rivals.length > 0 ? [{ label: 'Another ad of this journey', items: rivals }] : []),
  ]
}

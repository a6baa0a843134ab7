import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import type { OverviewState } from '../overview-state'
import { followAll, journeyOf } from './choose-followed'
import type { JourneySection } from './read-journey-section'

export type NobodyCameProps = { section: JourneySection; state: OverviewState }

/** A real zero: the journey is there, and nobody began it in these days. */
export function NobodyCame({ section: { followed }, state }: NobodyCameProps) {
  const journey = journeyOf(followed)
  const isAd = followed.kind === 'ad'
  return (
    <EmptyState
      title={`Nobody came from ${isAd ? 'this ad' : 'these ads'} in these days`}
      sentence="The way of whoever writes because of an ad shows up here within seconds. Other days or channels may have some."
      action={
        isAd && journey ? (
          <LinkButton href={state.address({ follow: followAll(journey.id), versus: null })}>
            All ads of {journey.name}
          </LinkButton>
        ) : (
          <LinkButton href={state.address({ period: '90d', from: null, to: null, day: null })}>
            The last 90 days
          </LinkButton>
        )
      }
    />
  )
}

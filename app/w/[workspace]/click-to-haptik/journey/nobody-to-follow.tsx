import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { hasRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import { journeysHref } from '../../journeys/journeys-href'
import type { Followed } from './choose-followed'
import { nameOfAd } from './name-of-ad'

export type NobodyToFollowProps = { scope: Scope; followed: Followed }

/** Where nothing can be counted yet: what is missing, and the one step that mends it. */
export function NobodyToFollow({ scope, followed }: NobodyToFollowProps) {
  const maySave = hasRight(scope, 'save-journeys')
  const mended = maySave ? '' : ' Analysts, admins and owners of the workspace can do that.'
  if (followed.kind === 'no-journey') {
    return (
      <EmptyState
        title="No journey yet"
        sentence={`Here you will see, step by step, how many people of an ad went on and where the others stopped. It takes a journey: the steps of your bot that matter, in their order.${mended}`}
        action={
          maySave ? (
            <LinkButton href={journeysHref(scope.slug, 'new')} look="primary">
              Make a journey
            </LinkButton>
          ) : undefined
        }
      />
    )
  }
  const link = followed.kind === 'unlinked' ? `?link=${encodeURIComponent(followed.ad.adId)}` : ''
  const title =
    followed.kind === 'unlinked'
      ? `${nameOfAd(followed.ad)} follows no journey yet`
      : `No ad follows ${followed.journey.name} yet`
  return (
    <EmptyState
      title={title}
      sentence={`Link the ad to the journey that its people should go, and their way shows up here, that of the past too.${mended}`}
      action={
        <LinkButton href={`${journeysHref(scope.slug)}${link}`} look={maySave ? 'primary' : 'plain'}>
          {maySave ? 'Link a journey' : 'See the ads and their journeys'}
        </LinkButton>
      }
    />
  )
}

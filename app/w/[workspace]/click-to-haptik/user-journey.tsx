import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import type { Scope } from '@/lib/access/scope'

/** What the section waits for, until journeys can be made. */
export function UserJourney({ scope }: { scope: Scope }) {
  return (
    <Card
      id="user-journey"
      title="User Journey"
      sentence="How far the people of an ad came, each counted once."
    >
      <EmptyState
        title="No journey yet"
        sentence="Here you will see, step by step, how many people of an ad went on and where the others stopped. It needs a journey, the steps of your bot in order, and those cannot be made yet in this version. The path of each single conversation is already kept."
        action={
          <LinkButton href={`/w/${scope.slug}/conversations?source=ads`}>
            See the paths of conversations from ads
          </LinkButton>
        }
      />
    </Card>
  )
}

import { Card } from '@/components/ui/card'
import { RelativeTime } from '@/components/ui/relative-time'
import type { Journey } from '@/lib/journeys/journey'
import { JourneySteps } from './journey-steps'

export type JourneyFactsProps = { journey: Journey; timeZone: string }

/** A journey for who may not change it. */
export function JourneyFacts({ journey, timeZone }: JourneyFactsProps) {
  const { steps, windowHours, ads, updatedBy, updatedAt } = journey
  return (
    <Card
      title="Steps"
      sentence={
        <>
          Window {windowHours} h · changed <RelativeTime at={updatedAt} timeZone={timeZone} /> by {updatedBy}
        </>
      }
    >
      <JourneySteps steps={steps} />
      <p className="mt-4 text-small text-muted">
        {ads.length === 0
          ? 'No ad leads into it yet.'
          : `Ads: ${ads.map(({ name, adId }) => name ?? adId).join(', ')}`}
      </p>
    </Card>
  )
}

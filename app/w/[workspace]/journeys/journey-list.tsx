import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import type { Scope } from '@/lib/access/scope'
import { listJourneys } from '@/lib/journeys/list-journeys'
import { journeysHref } from './journeys-href'
import { JourneysTable } from './journeys-table'

export type JourneyListProps = { scope: Scope; maySave: boolean }

export async function JourneyList({ scope, maySave }: JourneyListProps) {
  const journeys = await listJourneys(scope)
  return (
    <Card title="Saved journeys" sentence="Steps in their order; other nodes may lie between them.">
      {journeys.length === 0 ? (
        <EmptyState
          title="No journey yet"
          sentence={
            maySave
              ? 'A journey is the way you want people to take through the bot, step by step. Once ads are linked to it, it shows where their people are lost.'
              : 'A journey is the way that people should take through the bot, step by step. An analyst or admin of this workspace can make one.'
          }
          action={
            maySave ? (
              <LinkButton href={journeysHref(scope.slug, 'new')} look="primary">
                Make the first journey
              </LinkButton>
            ) : undefined
          }
        />
      ) : (
        <JourneysTable journeys={journeys} slug={scope.slug} timeZone={scope.timeZone} maySave={maySave} />
      )}
    </Card>
  )
}

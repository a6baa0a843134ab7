import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/frame/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { requireWorkspacePage } from '@/lib/access/page-gate'
import { hasRight } from '@/lib/access/rights'
import { getJourney } from '@/lib/journeys/get-journey'
import { Section } from '../../frame/section'
import { JourneyEditorSection } from '../editor/journey-editor-section'
import { JourneyFacts } from '../journey-facts'
import { journeysHref } from '../journeys-href'
import { MayOnlyLook } from '../may-only-look'

export const metadata: Metadata = { title: 'Journey' }

interface JourneyPageProps {
  params: Promise<{ workspace: string; journey: string }>
}

export default async function JourneyPage({ params }: JourneyPageProps) {
  const { workspace, journey: id } = await params
  const { scope } = await requireWorkspacePage(workspace)
  const journey = await getJourney(scope, id)
  if (!journey) notFound()
  const maySave = hasRight(scope, 'save-journeys')
  return (
    <>
      <PageHeader
        title={journey.name}
        sentence="The steps in their order; other nodes may lie between them."
        actions={<LinkButton href={journeysHref(scope.slug)}>All journeys</LinkButton>}
      />
      {maySave ? (
        <Section title="Journey" className="h-[520px]">
          <JourneyEditorSection scope={scope} journey={journey} />
        </Section>
      ) : (
        <div className="space-y-4">
          <MayOnlyLook role={scope.role} />
          <JourneyFacts journey={journey} timeZone={scope.timeZone} />
        </div>
      )}
    </>
  )
}

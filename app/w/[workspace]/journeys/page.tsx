import type { Metadata } from 'next'
import { PageHeader } from '@/components/frame/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { requireWorkspacePage } from '@/lib/access/page-gate'
import { hasRight } from '@/lib/access/rights'
import { Section } from '../frame/section'
import type { WorkspacePageProps } from '../frame/workspace-page-props'
import { JourneyList } from './journey-list'
import { journeysHref } from './journeys-href'
import { AdLinks } from './links/ad-links'
import { MayOnlyLook } from './may-only-look'

export const metadata: Metadata = { title: 'Journeys' }

export default async function JourneysPage({ params, searchParams }: WorkspacePageProps) {
  const { scope } = await requireWorkspacePage((await params).workspace)
  const { link } = await searchParams
  const maySave = hasRight(scope, 'save-journeys')
  return (
    <>
      <PageHeader
        title="Journeys"
        sentence={`The ways through the bot that matter to ${scope.workspaceName}, and the ads that lead into them · times in ${scope.timeZone}`}
        actions={
          <>
            <LinkButton href={journeysHref(scope.slug, 'paths')}>Path explorer</LinkButton>
            {maySave ? (
              <LinkButton href={journeysHref(scope.slug, 'new')} look="primary">
                New journey
              </LinkButton>
            ) : null}
          </>
        }
      />
      <div className="space-y-4">
        {maySave ? null : <MayOnlyLook role={scope.role} />}
        <Section title="Saved journeys" className="h-[220px]">
          <JourneyList scope={scope} maySave={maySave} />
        </Section>
        <Section title="Ads" className="h-[480px]">
          <AdLinks scope={scope} maySave={maySave} sought={typeof link === 'string' ? link : null} />
        </Section>
      </div>
    </>
  )
}

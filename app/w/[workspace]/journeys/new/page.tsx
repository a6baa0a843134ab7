import type { Metadata } from 'next'
import { PageHeader } from '@/components/frame/page-header'
import { requireWorkspacePage } from '@/lib/access/page-gate'
import { Section } from '../../frame/section'
import type { WorkspacePageProps } from '../../frame/workspace-page-props'
import { JourneyEditorSection } from '../editor/journey-editor-section'

export const metadata: Metadata = { title: 'New journey' }

export default async function NewJourneyPage({ params }: WorkspacePageProps) {
  const { scope } = await requireWorkspacePage((await params).workspace, 'save-journeys')
  return (
    <>
      <PageHeader
        title="New journey"
        sentence="The steps that people should go through, in their order. A step is one node, or any of several."
      />
      <Section title="Journey" className="h-[520px]">
        <JourneyEditorSection scope={scope} journey={null} />
      </Section>
    </>
  )
}

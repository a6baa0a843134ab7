import type { Metadata } from 'next'
import { LinkFilter } from '@/components/filter/link-filter'
import { PageHeader } from '@/components/frame/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { requireWorkspacePage } from '@/lib/access/page-gate'
import { sourceLabels, sources } from '@/lib/metrics/sources'
import { AddressProblems } from '../../filters/address-problems'
import { PeriodControl } from '../../filters/period-control'
import { Section } from '../../frame/section'
import type { WorkspacePageProps } from '../../frame/workspace-page-props'
import { journeysHref } from '../journeys-href'
import { PathExplorer } from './path-explorer'
import { directions, type PathsState, readPathsState } from './paths-state'

export const metadata: Metadata = { title: 'Path explorer' }

export default async function PathExplorerPage({ params, searchParams }: WorkspacePageProps) {
  const { scope } = await requireWorkspacePage((await params).workspace)
  const state = readPathsState(scope, await searchParams, Date.now())
  return (
    <>
      <PageHeader
        title="Path explorer"
        sentence={`Where conversations of ${scope.workspaceName} go from a node, and where they come from · days in ${scope.timeZone}`}
        actions={
          <>
            <LinkButton href={journeysHref(scope.slug)}>All journeys</LinkButton>
            <SourceFilter {...state} />
            <PeriodControl {...state} compares={false} />
          </>
        }
      />
      <AddressProblems problems={state.problems} />
      <Section title="Paths" className="h-[560px]">
        <PathExplorer scope={scope} state={state} choice={<DirectionChoice {...state} />} />
      </Section>
    </>
  )
}

const directionLabels = { forward: 'What comes after', backward: 'What came before' }

function DirectionChoice({ direction, address }: PathsState) {
  return (
    <SegmentedLinks
      label="Direction"
      options={directions.map((one) => ({
        label: directionLabels[one],
        href: address({ direction: one === 'forward' ? null : one }),
        current: one === direction,
      }))}
    />
  )
}

function SourceFilter({ query, address }: PathsState) {
  return (
    <LinkFilter
      label="Source"
      options={[
        { label: 'All sources', href: address({ source: null }), current: query.source === null },
        ...sources.map((source) => ({
          label: sourceLabels[source],
          href: address({ source }),
          current: source === query.source,
        })),
      ]}
    />
  )
}

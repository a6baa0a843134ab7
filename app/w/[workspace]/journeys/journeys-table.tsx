'use client'

import type { DataColumn } from '@/components/table/data-column'
import { DataTable } from '@/components/table/data-table'
import { MoreMenu } from '@/components/ui/more-menu'
import { RelativeTime } from '@/components/ui/relative-time'
import type { Journey } from '@/lib/journeys/journey'
import { workspaceHome } from '../frame/navigation'
import { DeleteJourneyDialog } from './delete-journey-dialog'
import { journeysHref } from './journeys-href'
import { shortenSteps } from './shorten-steps'
import { useDeleteJourney } from './use-delete-journey'

export type JourneysTableProps = { journeys: Journey[]; slug: string; timeZone: string; maySave: boolean }

export function JourneysTable({ journeys, slug, timeZone, maySave }: JourneysTableProps) {
  const { ask, asked, confirm, cancel } = useDeleteJourney(slug)
  return (
    <>
      <DataTable
        columns={[...listColumns(timeZone), toMenuColumn(slug, maySave ? ask : null)]}
        rows={journeys}
        caption="Journeys"
        getRowId={({ id }) => id}
        rowHref={({ id }) => journeysHref(slug, id)}
      />
      <DeleteJourneyDialog journey={asked} onConfirm={confirm} onCancel={cancel} />
    </>
  )
}

function listColumns(timeZone: string): DataColumn<Journey>[] {
  return [
    {
      id: 'journey',
      header: 'Journey',
      cell: ({ name, steps }) => (
        <span className="block min-w-40">
          <bdi className="block max-w-96 truncate font-medium">{name}</bdi>
          <span className="block max-w-[34rem] text-note text-muted max-md:line-clamp-2 md:truncate">
            {shortenSteps(steps.map((step) => step.name))}
          </span>
        </span>
      ),
    },
    {
      id: 'window',
      header: 'Window',
      align: 'end',
      definition: 'How long after the first step a person may still go on before they count as dropped.',
      cell: ({ windowHours }) => <span className="whitespace-nowrap">{windowHours} h</span>,
    },
    {
      id: 'ads',
      header: 'Ads',
      align: 'end',
      definition: 'How many ads lead into this journey.',
      cell: ({ ads }) =>
        ads.length === 0 ? (
          <span className="whitespace-nowrap text-muted">none yet</span>
        ) : (
          <span title={ads.map(({ name, adId }) => name ?? adId).join(', ')}>{ads.length}</span>
        ),
    },
    {
      id: 'changed',
      header: 'Changed',
      cell: ({ updatedBy, updatedAt }) => (
        <span className="whitespace-nowrap">
          <RelativeTime at={updatedAt} timeZone={timeZone} />
          <bdi className="block max-w-44 truncate text-note text-muted">by {updatedBy}</bdi>
        </span>
      ),
    },
  ]
}

function toMenuColumn(slug: string, onDelete: ((journey: Journey) => void) | null): DataColumn<Journey> {
  return {
    id: 'menu',
    header: 'More',
    align: 'end',
    cell: (journey) => (
      <MoreMenu
        label={`More for ${journey.name}`}
        look="quiet"
        size="small"
        groups={[
          {
            items: [
              { label: onDelete ? 'Edit' : 'Show', href: journeysHref(slug, journey.id) },
              {
                label: 'See its funnel',
                href: `${workspaceHome(slug)}?${new URLSearchParams({ follow: `journey:${journey.id}` })}#user-journey`,
              },
            ],
          },
          ...(onDelete
            ? [{ items: [{ label: 'Delete', danger: true, onSelect: () => onDelete(journey) }] }]
            : []),
        ]}
      />
    ),
  }
}

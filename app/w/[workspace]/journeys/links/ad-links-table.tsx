'use client'

import { useEffect, useState } from 'react'
import type { DataColumn } from '@/components/table/data-column'
import { DataTable } from '@/components/table/data-table'
import { Checkbox } from '@/components/ui/checkbox'
import { Input } from '@/components/ui/input'
import { TextLink } from '@/components/ui/text-link'
import { formatCount } from '@/lib/format/format-number'
import { ChosenAds } from './chosen-ads'
import { JourneySelect } from './journey-select'
import type { AdRow } from './to-ad-rows'
import { useAdLinks } from './use-ad-links'
import { useSteadyOrder } from './use-steady-order'

export type AdLinksTableProps = {
  rows: AdRow[]
  journeys: { id: string; name: string }[]
  slug: string
  locale: string
  maySave: boolean
  sought: string | null
}

const searchFrom = 8

export function AdLinksTable({ rows: saved, journeys, slug, locale, maySave, sought }: AdLinksTableProps) {
  const nameOfJourney = (id: string) => journeys.find((journey) => journey.id === id)?.name ?? id
  const { rows, link } = useAdLinks(slug, useSteadyOrder(saved), nameOfJourney)
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<string[]>([])
  const mayLink = maySave && journeys.length > 0
  useEffect(() => (sought ? focusOn(sought) : undefined), [sought])

  const choose = (adId: string, isChosen: boolean) =>
    setChosen((before) => (isChosen ? [...before, adId] : before.filter((one) => one !== adId)))
  const linkChosen = (journeyId: string | null) => {
    link(chosen, journeyId)
    setChosen([])
  }

  const columns: DataColumn<AdRow>[] = [
    {
      id: 'ad',
      header: 'Ad',
      cell: ({ adId, name }) =>
        mayLink ? (
          <Checkbox
            label={<bdi className="block max-w-[34vw] truncate font-medium sm:max-w-72">{name ?? adId}</bdi>}
            hint={name ? adId : undefined}
            checked={chosen.includes(adId)}
            onChange={(isChosen) => choose(adId, isChosen)}
          />
        ) : (
          <AdName adId={adId} name={name} />
        ),
    },
    {
      id: 'journey',
      header: 'Journey',
      cell: (row) =>
        mayLink ? (
          <JourneySelect ad={row} journeys={journeys} onChange={(journeyId) => link([row.adId], journeyId)} />
        ) : row.journeyId === null ? (
          <span className="text-muted">No journey</span>
        ) : (
          <bdi>{nameOfJourney(row.journeyId)}</bdi>
        ),
    },
    {
      id: 'conversations',
      header: 'Conversations',
      align: 'end',
      definition: 'Conversations of the last 30 days that the ad brought.',
      cell: ({ adId, conversations }) => (
        <ConversationsOfAd slug={slug} adId={adId} count={conversations} locale={locale} />
      ),
    },
  ]

  return (
    <DataTable
      columns={columns}
      rows={rows.filter((row) => isFound(row, search))}
      caption="Ads and their journeys"
      getRowId={({ adId }) => adId}
      empty={<p className="py-6 text-center text-small text-muted">No ad by that name or id.</p>}
      toolbar={
        <>
          {rows.length >= searchFrom ? (
            <div className="w-56 max-w-full">
              <Input
                type="search"
                aria-label="Find an ad"
                placeholder="Find an ad"
                autoComplete="off"
                data-search
                value={search}
                onChange={(event) => setSearch(event.target.value)}
              />
            </div>
          ) : null}
          {chosen.length > 0 ? (
            <ChosenAds
              count={chosen.length}
              journeys={journeys}
              onLink={linkChosen}
              onClear={() => setChosen([])}
            />
          ) : null}
        </>
      }
    />
  )
}

function AdName({ adId, name }: Pick<AdRow, 'adId' | 'name'>) {
  return (
    <span className="block min-w-40">
      <bdi className="block max-w-72 truncate font-medium">{name ?? adId}</bdi>
      {name ? <span className="block truncate text-note text-muted">{adId}</span> : null}
    </span>
  )
}

type ConversationsOfAdProps = { slug: string; adId: string; count: number; locale: string }

function ConversationsOfAd({ slug, adId, count, locale }: ConversationsOfAdProps) {
  if (count === 0) return <span className="text-muted">0</span>
  const query = new URLSearchParams({ period: '30d', source: 'ads', ad: adId })
  return <TextLink href={`/w/${slug}/conversations?${query}`}>{formatCount(count, locale)}</TextLink>
}

function isFound({ adId, name }: AdRow, search: string): boolean {
  return `${name ?? ''} ${adId}`.toLowerCase().includes(search.trim().toLowerCase())
}

function focusOn(adId: string): void {
  const select = document.querySelector<HTMLElement>(`[data-ad="${CSS.escape(adId)}"]`)
  select?.scrollIntoView({ block: 'center' })
  select?.focus({ preventScroll: true })
}

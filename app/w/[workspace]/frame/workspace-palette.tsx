import { Suspense } from 'react'
import { CommandPalette, type PaletteItem } from '@/components/frame/command-palette'
import { type MyWorkspace, scopeOf } from '@/lib/access/my-workspaces'
import type { Scope } from '@/lib/access/scope'
import type { SignedInUser } from '@/lib/access/signed-in-user'
import { listJourneys } from '@/lib/journeys/list-journeys'
import { logError } from '@/lib/log'
import { listLatestAds } from '@/lib/metrics/list-latest-ads'
import { adHref } from '../ads/ad-href'
import { workspaceHome, workspaceNavigation } from './navigation'

export type WorkspacePaletteProps = { user: SignedInUser; current: MyWorkspace; workspaces: MyWorkspace[] }

/** Ads and journeys join when they are read; the rest does not wait for them. */
export function WorkspacePalette({ user, current, workspaces }: WorkspacePaletteProps) {
  const items = [...listPages(current.slug), ...listWorkspaces(workspaces)]
  return (
    <Suspense fallback={<CommandPalette items={items} />}>
      <FullPalette scope={scopeOf(user, current)} items={items} />
    </Suspense>
  )
}

async function FullPalette({ scope, items }: { scope: Scope; items: PaletteItem[] }) {
  const [journeys, ads] = await Promise.all([
    listJourneyItems(scope).catch(noteFailure),
    listAds(scope).catch(noteFailure),
  ])
  return <CommandPalette items={[...items, ...journeys, ...ads]} />
}

async function listJourneyItems(scope: Scope): Promise<PaletteItem[]> {
  const journeys = await listJourneys(scope)
  return journeys.map(({ id, name }) => ({
    group: 'Journeys',
    label: name,
    href: `/w/${scope.slug}/journeys/${id}`,
  }))
}

const mostAds = 100

/** The ads that brought somebody last, each leading to its page. */
async function listAds(scope: Scope): Promise<PaletteItem[]> {
  const ads = await listLatestAds(scope, { limit: mostAds })
  return ads.map(({ adId, name }) => ({
    group: 'Ads',
    label: name ?? adId,
    note: name ? adId : undefined,
    href: adHref(scope.slug, adId),
  }))
}

function noteFailure(error: unknown): PaletteItem[] {
  logError('ads or journeys for the palette could not be read', error)
  return []
}

function listPages(slug: string): PaletteItem[] {
  const pages = workspaceNavigation(slug).flatMap(({ items }) => items)
  const others = [
    { label: 'Path explorer', href: `/w/${slug}/journeys/paths` },
    { label: 'Reports and scheduled mails', href: `/w/${slug}/message-analysis/reports` },
  ]
  return [...pages, ...others].map(({ label, href }) => ({
    group: 'Pages',
    label,
    href,
  }))
}

function listWorkspaces(workspaces: MyWorkspace[]): PaletteItem[] {
  const each = workspaces.map(({ name, slug, timeZone }) => ({
    group: 'Workspaces',
    label: name,
    href: workspaceHome(slug),
    note: timeZone,
  }))
  return [...each, { group: 'Workspaces', label: 'All workspaces', href: '/workspaces' }]
}

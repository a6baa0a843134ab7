import { Suspense } from 'react'
import { CommandPalette, type PaletteItem } from '@/components/frame/command-palette'
import { type MyWorkspace, scopeOf } from '@/lib/access/my-workspaces'
import type { SignedInUser } from '@/lib/access/signed-in-user'
import { logError } from '@/lib/log'
import { getAdsOverview } from '@/lib/metrics/get-ads-overview'
import { presetDays } from '@/lib/period/presets'
import { todayInZone } from '@/lib/period/today-in-zone'
import { workspaceHome, workspaceNavigation } from './navigation'

export type WorkspacePaletteProps = { user: SignedInUser; current: MyWorkspace; workspaces: MyWorkspace[] }

/** The ads join when they are read; the rest does not wait for them. */
export function WorkspacePalette({ user, current, workspaces }: WorkspacePaletteProps) {
  const items = [...listPages(current.slug), ...listWorkspaces(workspaces)]
  return (
    <Suspense fallback={<CommandPalette items={items} />}>
      <PaletteWithAds user={user} current={current} items={items} />
    </Suspense>
  )
}

type PaletteWithAdsProps = { user: SignedInUser; current: MyWorkspace; items: PaletteItem[] }

async function PaletteWithAds({ user, current, items }: PaletteWithAdsProps) {
  const ads = await listAds(user, current).catch(noteFailure)
  return <CommandPalette items={[...items, ...ads]} />
}

const mostAds = 100

/** The ads of the last 90 days that brought most, each leading to its conversations. */
async function listAds(user: SignedInUser, current: MyWorkspace): Promise<PaletteItem[]> {
  const days = presetDays('90d', todayInZone(Date.now(), current.timeZone))
  const { ads } = await getAdsOverview(scopeOf(user, current), days)
  return ads.slice(0, mostAds).map(({ adId, name }) => ({
    group: 'Ads',
    label: name ?? adId,
    note: name ? adId : undefined,
    href: `/w/${current.slug}/conversations?${new URLSearchParams({ period: '90d', source: 'ads', ad: adId })}`,
  }))
}

function noteFailure(error: unknown): PaletteItem[] {
  logError('ads for the palette could not be read', error)
  return []
}

function listPages(slug: string): PaletteItem[] {
  return workspaceNavigation(slug).flatMap(({ items }) =>
    items.map(({ label, href }) => ({ group: 'Pages', label, href })),
  )
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

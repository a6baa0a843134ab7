import { CommandPalette, type PaletteItem } from '@/components/frame/command-palette'
import type { MyWorkspace } from '@/lib/access/my-workspaces'
import { workspaceHome, workspaceNavigation } from './navigation'

export type WorkspacePaletteProps = { slug: string; workspaces: MyWorkspace[] }

export function WorkspacePalette({ slug, workspaces }: WorkspacePaletteProps) {
  return <CommandPalette items={[...listPages(slug), ...listWorkspaces(workspaces)]} />
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

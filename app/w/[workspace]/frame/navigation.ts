import type { NavGroup } from '@/components/frame/navigation'

/** Where a workspace opens. */
export function workspaceHome(slug: string): string {
  return `/w/${slug}/click-to-haptik`
}

export function workspaceNavigation(slug: string): NavGroup[] {
  return [
    {
      label: 'Intelligent Analytics',
      items: [
        { label: 'Click to Haptik', href: workspaceHome(slug) },
        { label: 'Message Analysis', href: `/w/${slug}/message-analysis` },
        { label: 'Conversations', href: `/w/${slug}/conversations` },
        { label: 'Journeys', href: `/w/${slug}/journeys` },
      ],
    },
    {
      label: 'Workspace',
      items: [
        { label: 'Connections', href: `/w/${slug}/connections` },
        { label: 'Settings', href: `/w/${slug}/settings` },
      ],
    },
  ]
}

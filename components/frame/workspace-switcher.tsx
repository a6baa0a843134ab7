'use client'

import { Icon } from '../ui/icon'
import { Menu } from '../ui/menu'

export type SwitcherWorkspace = { name: string; slug: string; href: string }

export type WorkspaceSwitcherProps = {
  current: { name: string; slug: string }
  workspaces: SwitcherWorkspace[]
  /** The page with all of them in one table. */
  allHref: string
}

const searchFrom = 8

export function WorkspaceSwitcher({ current, workspaces, allHref }: WorkspaceSwitcherProps) {
  const count = workspaces.length === 1 ? '1 workspace' : `${workspaces.length} workspaces`
  return (
    <Menu
      align="start"
      search={workspaces.length >= searchFrom ? 'Find a workspace' : undefined}
      trigger={<SwitcherTrigger name={current.name} count={count} />}
      groups={[
        {
          items: workspaces.map(({ name, slug, href }) => ({
            label: name,
            href,
            current: slug === current.slug,
          })),
        },
        { items: [{ label: 'All workspaces', href: allHref }] },
      ]}
    />
  )
}

type SwitcherTriggerProps = React.ComponentProps<'button'> & { name: string; count: string }

function SwitcherTrigger({ name, count, ...rest }: SwitcherTriggerProps) {
  return (
    <button
      type="button"
      className="flex w-full items-center gap-2.5 rounded-control border border-hairline bg-surface p-2 text-left hover:bg-sunken data-popup-open:bg-sunken"
      {...rest}
    >
      <span
        aria-hidden="true"
        className="flex size-7 shrink-0 items-center justify-center rounded-md bg-accent text-small font-bold text-on-accent"
      >
        {name.charAt(0).toUpperCase()}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-body font-semibold">{name}</span>
        <span className="block text-note text-muted max-[899px]:sr-only">{count}</span>
      </span>
      <Icon name="down" size={14} />
    </button>
  )
}

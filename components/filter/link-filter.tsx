'use client'

import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { Menu } from '../ui/menu'
import { StateLink } from '../ui/state-link'

export type LinkFilterOption = { label: string; href: string; current: boolean; note?: string }

export type LinkFilterProps = {
  /** What is filtered: "Channel". */
  label: string
  /** The first is the one that filters nothing. */
  options: LinkFilterOption[]
  /** Puts a search above long lists: "Find an ad". */
  search?: string
}

/** One choice held in the URL, shown on the button; Escape goes back to the first option. */
export function LinkFilter({ label, options, search }: LinkFilterProps) {
  const chosen = options.find((option) => option.current)
  const unfiltered = options[0]
  return (
    <>
      <Menu
        search={search}
        groups={[{ items: options }]}
        trigger={
          <Button className="max-w-60">
            <span className="sr-only">{label}: </span>
            <span className="truncate">{chosen?.label ?? label}</span>
            <Icon name="down" size={14} />
          </Button>
        }
      />
      {chosen && unfiltered && chosen !== unfiltered ? (
        <span hidden>
          <StateLink href={unfiltered.href} data-shortcut="Escape">
            {unfiltered.label}
          </StateLink>
        </span>
      ) : null}
    </>
  )
}

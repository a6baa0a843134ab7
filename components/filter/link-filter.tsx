'use client'

import { StateLink } from '../ui/state-link'
import { ChoiceMenu } from './choice-menu'

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
      <ChoiceMenu label={label} chosen={chosen?.label} groups={[{ items: options }]} search={search} />
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

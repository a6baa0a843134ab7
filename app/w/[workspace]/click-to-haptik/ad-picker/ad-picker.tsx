'use client'

import { Combobox } from '@base-ui/react/combobox'
import { useState } from 'react'
import { buttonLook } from '@/components/ui/button-look'
import { Icon } from '@/components/ui/icon'
import { PopupLandmark } from '@/components/ui/popup-landmark'
import { useStateNavigation } from '@/components/ui/state-navigation'
import { type AdChoiceKey, withChoice } from '../../filters/ad-choice-parsers'
import { AdPickerList } from './ad-picker-list'
import { toChoiceRows } from './to-choice-rows'
import { type AdChoicesQuestion, useAdChoices } from './use-ad-choices'

export type AdPickerProps = {
  slug: string
  of: AdChoicesQuestion
  chosen: { key: AdChoiceKey; name: string }[]
  /** The page with no ad chosen. */
  address: string
}

/** Chooses ads, ad sets and campaigns by name or id. What is ticked is shown once the list closes. */
export function AdPicker({ slug, of, chosen, address }: AdPickerProps) {
  const shown = chosen.map(({ key }) => key)
  const [open, setOpen] = useState(false)
  const [ticked, setTicked] = useState(shown)
  const [search, setSearch] = useState('')
  const navigate = useStateNavigation()
  const { choices, isLooking, failure } = useAdChoices(slug, of, search, open)
  const rows = choices ? toChoiceRows(choices) : []

  const change = (isOpen: boolean) => {
    setOpen(isOpen)
    setSearch('')
    if (isOpen) setTicked(shown)
    else if (!isSame(ticked, shown)) navigate(withChoice(address, ticked))
  }
  return (
    <Combobox.Root
      multiple
      items={rows.map(({ key }) => key)}
      filter={null}
      value={open ? ticked : shown}
      onValueChange={(keys) => setTicked(keys)}
      open={open}
      onOpenChange={change}
      inputValue={search}
      onInputValueChange={(typed, { reason }) => {
        if (reason === 'input-change' || reason === 'input-clear') setSearch(typed)
      }}
      autoHighlight
    >
      <Combobox.Trigger
        aria-label={`Ads: ${describe(chosen)}`}
        className={buttonLook('plain', 'normal', 'max-w-60 cursor-pointer')}
      >
        <span className="truncate">{describe(chosen)}</span>
        <Icon name="down" size={14} />
      </Combobox.Trigger>
      <Combobox.Portal render={<PopupLandmark />}>
        <Combobox.Positioner align="end" sideOffset={6} collisionPadding={8} className="z-50">
          <AdPickerList
            rows={rows}
            ticked={ticked}
            isLooking={isLooking}
            failure={failure}
            hasMore={choices?.hasMore ?? false}
            isSearched={search.trim() !== ''}
          />
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}

function describe(chosen: AdPickerProps['chosen']): string {
  const [first, ...others] = chosen
  if (!first) return 'All ads'
  return others.length === 0 ? first.name : `${chosen.length} chosen`
}

function isSame(one: AdChoiceKey[], other: AdChoiceKey[]): boolean {
  return one.length === other.length && one.every((key) => other.includes(key))
}

'use client'

import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { Menu, type MenuGroup } from '../ui/menu'

export type ChoiceMenuProps = {
  /** What is chosen between: "Ad". */
  label: string
  /** What is chosen now; the label where nothing is. */
  chosen?: string
  groups: MenuGroup[]
  /** Puts a search above long lists: "Find an ad". */
  search?: string
}

/** One choice held in the URL, shown on the button. */
export function ChoiceMenu({ label, chosen, groups, search }: ChoiceMenuProps) {
  return (
    <Menu
      search={search}
      groups={groups}
      trigger={
        <Button className="max-w-60">
          {chosen ? <span className="sr-only">{label}: </span> : null}
          <span className="truncate">{chosen ?? label}</span>
          <Icon name="down" size={14} />
        </Button>
      }
    />
  )
}

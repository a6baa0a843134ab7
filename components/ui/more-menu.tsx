'use client'

import { IconButton } from './icon-button'
import { Menu, type MenuGroup } from './menu'

export type MoreMenuProps = {
  /** Whose menu it is: "More for Ads Overview". */
  label: string
  groups: MenuGroup[]
  look?: 'plain' | 'quiet'
  size?: 'small' | 'normal'
}

/** The three dots. */
export function MoreMenu({ label, groups, look = 'plain', size = 'normal' }: MoreMenuProps) {
  return <Menu trigger={<IconButton icon="more" label={label} look={look} size={size} />} groups={groups} />
}

export type NavItem = {
  label: string
  href: string
  /** A count that wants attention: quarantined events. */
  note?: string
}

export type NavGroup = { label: string; items: NavItem[] }

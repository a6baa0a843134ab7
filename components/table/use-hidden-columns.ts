'use client'

import { useState } from 'react'
import { useStateNavigation } from '../ui/state-navigation'
import { remember } from './table-memory'

export type ColumnChoice = {
  /** The ids of the columns that are hidden now. */
  hidden: string[]
  /** By column id: the address at which that column is shown or hidden instead. */
  hrefs: Partial<Record<string, string>>
  /** The address at which the usual columns are shown; absent where they are. */
  usualHref?: string
  /** Keeps the choice for the next visit as well. */
  memory?: {
    cookie: string
    /** By column id: what is to be remembered once it is toggled. */
    values: Partial<Record<string, string>>
  }
}

export type HiddenColumns = {
  hidden: string[]
  toggle: (id: string) => void
  /** Undefined where nothing is to be given back. */
  showUsual?: () => void
}

/** Hidden columns from the URL where the page keeps them there, else for as long as the table stands. */
export function useHiddenColumns(choice: ColumnChoice | undefined): HiddenColumns {
  const [own, setOwn] = useState<string[]>([])
  const navigate = useStateNavigation()
  const { hrefs, usualHref, memory } = choice ?? {}

  const toggle = (id: string) => {
    const href = hrefs?.[id]
    if (href === undefined) {
      setOwn(own.includes(id) ? own.filter((other) => other !== id) : [...own, id])
      return
    }
    if (memory) remember(memory.cookie, memory.values[id] ?? '')
    navigate(href)
  }
  const showUsual = (href: string) => () => {
    if (memory) remember(memory.cookie, '')
    navigate(href)
  }
  return { hidden: choice?.hidden ?? own, toggle, showUsual: usualHref ? showUsual(usualHref) : undefined }
}

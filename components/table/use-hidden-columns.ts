'use client'

import { useState } from 'react'
import { useStateNavigation } from '../ui/state-navigation'

export type ColumnChoice = {
  /** The ids of the columns that are hidden now. */
  hidden: string[]
  /** By column id: the address at which that column is shown or hidden instead. */
  hrefs: Partial<Record<string, string>>
}

/** Hidden columns from the URL where the page keeps them there, else for as long as the table stands. */
export function useHiddenColumns(choice: ColumnChoice | undefined): [string[], (id: string) => void] {
  const [own, setOwn] = useState<string[]>([])
  const navigate = useStateNavigation()

  const toggle = (id: string) => {
    const href = choice?.hrefs[id]
    if (href) navigate(href)
    else setOwn(own.includes(id) ? own.filter((other) => other !== id) : [...own, id])
  }
  return [choice?.hidden ?? own, toggle]
}

'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { useStateNavigation } from '@/components/ui/state-navigation'

export type BrokenFilterProps = { checked: boolean; href: string }

export function BrokenFilter({ checked, href }: BrokenFilterProps) {
  const navigate = useStateNavigation()
  return <Checkbox label="Broken messages only" checked={checked} onChange={() => navigate(href)} />
}

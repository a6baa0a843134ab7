'use client'

import { usePathname } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { Drawer } from '../ui/drawer'
import { IconButton } from '../ui/icon-button'

/** Holds the address it was opened on, so that arriving at another one closes it. */
export function NavigationDrawer({ children }: { children: ReactNode }) {
  const pathname = usePathname()
  const [openOn, setOpenOn] = useState<string | null>(null)
  return (
    <Drawer
      title="Navigation"
      open={openOn === pathname}
      onOpenChange={(open) => setOpenOn(open ? pathname : null)}
      trigger={<IconButton icon="menu" label="Open navigation" />}
    >
      {children}
    </Drawer>
  )
}

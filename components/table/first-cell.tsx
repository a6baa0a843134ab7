import type { ReactNode } from 'react'
import { StateLink } from '../ui/state-link'

/** A real link whose area is the whole row; other controls of the row lie above it. */
export function FirstCell({ href, children }: { href: string | undefined; children: ReactNode }) {
  if (!href) return children
  return (
    <StateLink href={href} className="-outline-offset-2 after:absolute after:inset-0">
      {children}
    </StateLink>
  )
}

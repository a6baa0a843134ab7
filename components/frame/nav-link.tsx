'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { NavItem } from './navigation'

/** Current on its own page and on every page below it. */
export function NavLink({ label, href, note }: NavItem) {
  const pathname = usePathname()
  const current = pathname === href || pathname.startsWith(`${href}/`)
  return (
    <Link
      href={href}
      aria-current={current ? 'page' : undefined}
      className="flex h-9 items-center justify-between gap-2 rounded-control px-2.5 text-body font-medium text-muted hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold aria-[current=page]:text-accent-ink"
    >
      {label}
      {note ? <span className="text-note font-medium">{note}</span> : null}
    </Link>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { createContext, type ReactNode, use, useEffect, useTransition } from 'react'

export type Navigate = (href: string) => void

const StateNavigationContext = createContext<Navigate | null>(null)

/**
 * Waits for the next state of the page in one place, as the menu that asked for it is gone by then.
 * Meanwhile globals.css dims what carries `data-dims`.
 */
export function StateNavigation({ children }: { children: ReactNode }) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()

  useEffect(() => {
    document.documentElement.toggleAttribute('data-pending', pending)
  }, [pending])

  const navigate: Navigate = (href) => {
    startTransition(() => router.push(href, { scroll: !keepsPlace(href) }))
  }
  return <StateNavigationContext value={navigate}>{children}</StateNavigationContext>
}

/** For charts and checkboxes, which cannot be a link; links are `StateLink`. */
export function useStateNavigation(): Navigate {
  const router = useRouter()
  const navigate = use(StateNavigationContext)
  return navigate ?? ((href) => router.push(href, { scroll: !keepsPlace(href) }))
}

/** Another state of this page stays where it is scrolled, unless a part of it is named; another page begins at its top. */
function keepsPlace(href: string): boolean {
  const { pathname, hash } = new URL(href, window.location.href)
  return pathname === window.location.pathname && hash === ''
}

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
    startTransition(() => router.push(href, { scroll: !isThisPage(href) }))
  }
  return <StateNavigationContext value={navigate}>{children}</StateNavigationContext>
}

/** For charts and checkboxes, which cannot be a link; links are `StateLink`. */
export function useStateNavigation(): Navigate {
  const router = useRouter()
  const navigate = use(StateNavigationContext)
  return navigate ?? ((href) => router.push(href, { scroll: !isThisPage(href) }))
}

/** Another state of this page stays where it is scrolled; another page begins at its top. */
function isThisPage(href: string): boolean {
  return new URL(href, window.location.href).pathname === window.location.pathname
}

'use client'

import { useRouter } from 'next/navigation'
import { createContext, type ReactNode, use, useEffect, useTransition } from 'react'

export type Navigate = (href: string, options?: { scroll?: boolean }) => void

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

  const navigate: Navigate = (href, { scroll = false } = {}) => {
    startTransition(() => router.push(href, { scroll }))
  }
  return <StateNavigationContext value={navigate}>{children}</StateNavigationContext>
}

/** For charts and checkboxes, which cannot be a link; links are `StateLink`. */
export function useStateNavigation(): Navigate {
  const router = useRouter()
  const navigate = use(StateNavigationContext)
  return navigate ?? ((href, { scroll = false } = {}) => router.push(href, { scroll }))
}

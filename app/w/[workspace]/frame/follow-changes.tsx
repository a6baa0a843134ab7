'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const every = 3_000

/** Reads the page again while something on it is under way, as long as somebody looks and no dialog is open. */
export function FollowChanges() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && !document.querySelector('[role="dialog"]'))
        router.refresh()
    }, every)
    return () => clearInterval(timer)
  }, [router])
  return null
}

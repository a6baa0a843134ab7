'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const every = 30_000

/** Reads the page again from time to time while somebody looks at it. */
export function StayCurrent() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => void refreshWhenSeen(router.refresh), every)
    return () => clearInterval(timer)
  }, [router])
  return null
}

/** A refresh that fails leaves the page for an error of the browser's, so first it is asked whether one can succeed. */
async function refreshWhenSeen(refresh: () => void): Promise<void> {
  if (document.visibilityState !== 'visible' || document.querySelector('[role="dialog"]')) return
  const isUp = await fetch('/api/health/ready', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
  if (isUp) refresh()
}

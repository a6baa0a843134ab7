'use client'

import { useEffect } from 'react'
import { holdPage } from './leave-guard'

/** Asks before the page is left over unsaved work. */
export function useLeaveGuard(isUnsaved: boolean) {
  useEffect(() => (isUnsaved ? holdPage() : undefined), [isUnsaved])
}

'use client'

import { useEffect } from 'react'

let waiting = 0

/** Marks the document while a next state is on its way; globals.css dims what carries `data-dims`. */
export function usePendingFlag(pending: boolean) {
  useEffect(() => {
    if (!pending) return
    waiting += 1
    document.documentElement.dataset.pending = ''
    return () => {
      waiting -= 1
      if (waiting === 0) delete document.documentElement.dataset.pending
    }
  }, [pending])
}

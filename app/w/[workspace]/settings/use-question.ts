'use client'

import { useRef, useState } from 'react'

/** A question in a dialog that a submit waits for: `asked` is what it is about, null while nothing is asked. */
export function useQuestion<About>() {
  const [asked, setAsked] = useState<About | null>(null)
  const settle = useRef<((yes: boolean) => void) | null>(null)

  return {
    asked,
    ask: (about: About): Promise<boolean> => {
      setAsked(about)
      return new Promise((resolve) => {
        settle.current = resolve
      })
    },
    answer: (yes: boolean) => {
      setAsked(null)
      settle.current?.(yes)
      settle.current = null
    },
  }
}

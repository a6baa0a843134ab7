'use client'

import { useEffect, useState } from 'react'
import type { AdChoices } from '@/lib/metrics/list-ad-choices'
import { lastOnly } from '../goal/preview/last-only'
import { toFailure } from '../goal/use-answer'
import { listAdChoicesAction } from './list-ad-choices-action'

export type AdChoicesQuestion = Omit<Parameters<typeof listAdChoicesAction>[1], 'search'>

const pauseAfterTyping = 200

/** The ads that a search finds, asked for while the list is open; the answer before stays until the next is there. */
export function useAdChoices(slug: string, of: AdChoicesQuestion, search: string, isOpen: boolean) {
  const [answer, setAnswer] = useState<{ key: string; choices: AdChoices } | null>(null)
  const [failed, setFailed] = useState<{ key: string; message: string } | null>(null)
  const key = JSON.stringify({ ...of, search: search.trim() })

  // Server actions wait for one another, so that outdated searches would hold up the last.
  const [ask] = useState(() =>
    lastOnly(async (asked: string) => {
      const result = await listAdChoicesAction(slug, JSON.parse(asked)).catch(toFailure)
      setFailed(result.ok ? null : { key: asked, message: result.message })
      if (result.ok) setAnswer({ key: asked, choices: result.choices })
    }),
  )
  const isKnown = answer?.key === key
  useEffect(() => {
    if (!isOpen || isKnown) return
    const timer = setTimeout(() => ask(key), search === '' ? 0 : pauseAfterTyping)
    return () => clearTimeout(timer)
  }, [key, search, isOpen, isKnown, ask])

  return {
    choices: answer?.choices ?? null,
    isLooking: isOpen && !isKnown && failed?.key !== key,
    failure: failed?.key === key ? failed.message : null,
  }
}

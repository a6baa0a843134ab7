'use client'

import { unstable_rethrow } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { ActionFailure, ActionResult } from '@/lib/access/action'

export interface Answer<Data> {
  /** Null until there is one; kept while the same is asked again. */
  data: Data | null
  /** Why there is none, as a sentence. */
  failure: string | null
  askAgain: () => void
}

/** What a server action that only reads answers to an input, asked when the component appears. */
export function useAnswer<Input, Data extends object>(
  ask: (slug: string, input: Input) => Promise<ActionResult<Data>>,
  slug: string,
  input: Input,
): Answer<Data> {
  const [data, setData] = useState<Data | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  const question = JSON.stringify({ input, attempt })

  useEffect(() => {
    let isHere = true
    const asked = JSON.parse(question) as { input: Input }
    void ask(slug, asked.input)
      .catch(toFailure)
      .then((result) => {
        if (!isHere) return
        setFailure(result.ok ? null : result.message)
        if (result.ok) setData(result)
      })
    return () => {
      isHere = false
    }
  }, [ask, slug, question])

  return { data, failure, askAgain: () => setAttempt((count) => count + 1) }
}

/** A redirect arrives as a rejection too and is not ours to answer. */
export function toFailure(error: unknown): ActionFailure {
  unstable_rethrow(error)
  return { ok: false, message: 'The server could not be reached. Try again.', code: 'unreachable' }
}

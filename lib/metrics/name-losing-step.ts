/** An ad's conversations on their way from Meta's count to ours. Persons, each once a day and conversation. */
export interface CaptureCounts {
  /** Conversations that Meta says the ad started; null where it says nothing. */
  started: number | null
  /** Of whom word of the ad reached us. */
  reached: number
  /** Those of them who wrote. */
  wrote: number
  /** Conversations of source ads of this ad. */
  counted: number
  /** Events that name the ad and could not be understood. */
  unreadable: number
}

export type LosingStep = 'never-reached' | 'unreadable' | 'nobody-wrote' | 'already-open'

export interface Losses {
  /** Most lost; null where nothing is, or where Meta says nothing to hold ours against. */
  step: LosingStep | null
  lost: Record<LosingStep, number>
}

/** In the order of the way; of two that lose the same, the earlier is named. */
const way: LosingStep[] = ['never-reached', 'unreadable', 'nobody-wrote', 'already-open']

/** Where most of the conversations that Meta counts are lost on their way to ours. */
export function nameLosingStep({ started, reached, wrote, counted, unreadable }: CaptureCounts): Losses {
  const missing = Math.max(0, (started ?? 0) - reached)
  const unread = Math.min(unreadable, missing)
  const lost = {
    'never-reached': missing - unread,
    unreadable: unread,
    'nobody-wrote': Math.max(0, reached - wrote),
    'already-open': Math.max(0, wrote - counted),
  }
  const isAllThere = started === null || counted >= started
  const largest = way.toSorted((a, b) => lost[b] - lost[a])[0]
  return { step: isAllThere || !largest || lost[largest] === 0 ? null : largest, lost }
}

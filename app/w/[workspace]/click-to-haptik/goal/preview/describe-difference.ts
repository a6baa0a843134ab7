import { formatCount } from '@/lib/format/format-number'

export interface Difference {
  direction: 'more' | 'fewer' | 'same' | 'unknown'
  sentence: string
}

/** How a goal's count stands to that of the live version: "214 more than version 3 (1,934)". */
export function describeDifference(
  { reached, wasReached }: { reached: number; wasReached: number | null },
  liveVersion: number | null,
  locale: string,
): Difference {
  if (wasReached === null || liveVersion === null) {
    return { direction: 'unknown', sentence: 'No goal is live yet, so there is nothing to compare with.' }
  }
  const was = `version ${liveVersion} (${formatCount(wasReached, locale)})`
  const change = reached - wasReached
  if (change === 0) return { direction: 'same', sentence: `as many as ${was}` }
  const direction = change > 0 ? 'more' : 'fewer'
  return { direction, sentence: `${formatCount(Math.abs(change), locale)} ${direction} than ${was}` }
}

/** How long to wait for Meta, and how often to ask again when the trouble is Meta's and passing. */
export interface Patience {
  tries: number
  timeoutMs: number
  /** Before the second try; twice as long before each further one. */
  firstDelayMs: number
}

export const patienceOfJobs: Patience = { tries: 5, timeoutMs: 30_000, firstDelayMs: 500 }

/** Somebody looks at a page that loads. */
export const patienceOfPages: Patience = { tries: 2, timeoutMs: 8_000, firstDelayMs: 250 }

const longestDelay = 30_000

/** Milliseconds before another try. `chance` (0 to 1) keeps several askers from asking at once. */
export function retryDelay(failed: number, { firstDelayMs }: Patience, chance: number): number {
  const full = Math.min(firstDelayMs * 2 ** (failed - 1), longestDelay)
  return Math.round(full * (0.5 + chance / 2))
}

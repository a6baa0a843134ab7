/**
 * Whether what an event at `at` says replaces what is known: the latest word wins, the greater one at the same
 * instant, so that any order of arrival ends alike. Instants are milliseconds since 1970 UTC.
 */
export function isLaterWord(
  at: number,
  word: string | null,
  knownAt: number | null,
  known: string | null,
): boolean {
  if (word === null) return false
  return knownAt === null || at > knownAt || (at === knownAt && word > (known ?? ''))
}

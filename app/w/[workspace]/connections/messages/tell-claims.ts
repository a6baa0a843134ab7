import type { ClaimOutcome } from '@/lib/access/meta/assets/claim-assets'

/** What became of what was chosen: a sentence on what is done, and one on what is not. */
export function tellClaims(outcomes: ClaimOutcome[]): { done: string | null; problems: string | null } {
  const done = outcomes.filter(({ problem }) => problem === null)
  const problems = outcomes.flatMap(({ name, problem }) => (problem === null ? [] : `${name}: ${problem}`))
  return {
    done: done.length === 0 ? null : `Messages of ${done.map(({ name }) => name).join(', ')} come here now`,
    problems: problems.length === 0 ? null : problems.join(' '),
  }
}

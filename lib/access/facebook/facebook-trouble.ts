import { GraphError } from '@/lib/ads/graph/graph-error'
import { logError } from '@/lib/log'
import type { FacebookProblem } from './facebook-problems'

/** Signing in with Facebook, or linking it, ends here. */
export class FacebookTrouble extends Error {
  override readonly name = 'FacebookTrouble'

  constructor(readonly problem: FacebookProblem) {
    super(`A login with Facebook ended: ${problem}`)
  }
}

/** What Meta does not answer, in our words. */
export function toTrouble(failure: unknown): FacebookTrouble {
  if (failure instanceof FacebookTrouble) return failure
  if (!(failure instanceof GraphError)) throw failure
  logError('a login with Facebook failed', failure)
  const isPassing = failure.kind === 'temporary' || failure.kind === 'throttled'
  return new FacebookTrouble(isPassing ? 'unreachable' : 'refused')
}

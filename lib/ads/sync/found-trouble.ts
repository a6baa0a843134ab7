import { GraphError, type GraphErrorKind } from '../graph/graph-error'
import type { Pause } from '../graph/throttle'

/** Trouble that we see ourselves, in the form of Meta's, so that one policy decides on both. */
export function foundTrouble(kind: GraphErrorKind, message: string, pause?: Pause): GraphError {
  const { whom = 'account', until = null } = pause ?? {}
  return new GraphError(message, { kind, code: null, subcode: null, whom, until })
}

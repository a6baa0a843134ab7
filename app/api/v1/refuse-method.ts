import { randomUUID } from 'node:crypto'
import { AppError } from '@/lib/errors'
import { toProblem } from './to-problem'

class MethodError extends AppError {
  readonly status = 405
  readonly code = 'method_not_allowed'
}

/** The answer to every other method of an address. Next would answer HEAD and OPTIONS by itself, past the door. */
export function refuseAllBut(...allowed: string[]): () => Response {
  return () =>
    toProblem(new MethodError(`Ask with ${allowed.join(' or ')}.`), randomUUID(), {
      allow: allowed.join(', '),
    })
}

/** For what is only read. */
export const refuseMethod = refuseAllBut('GET')

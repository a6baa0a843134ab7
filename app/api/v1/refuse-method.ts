import { randomUUID } from 'node:crypto'
import { AppError } from '@/lib/errors'
import { toProblem } from './to-problem'

class MethodError extends AppError {
  readonly status = 405
  readonly code = 'method_not_allowed'
}

/** Everything here is asked with GET. Next would answer HEAD and OPTIONS by itself, past the door. */
export function refuseMethod(): Response {
  return toProblem(new MethodError('Ask with GET.'), randomUUID(), { allow: 'GET' })
}

import { randomUUID } from 'node:crypto'
import { requireApiKey } from '@/lib/access/key-gate'
import type { Scope } from '@/lib/access/scope'
import { requireTurn } from './key-turns'
import { toProblem } from './to-problem'

export interface Caller {
  scope: Scope
  /** Milliseconds. */
  now: number
  requestId: string
}

/**
 * What every door of the API does first and last: a key of the workspace and its turn; whatever is thrown
 * becomes a problem (RFC 9457).
 */
export async function atTheDoor(
  request: Request,
  needs: 'read' | 'write',
  work: (caller: Caller) => Promise<Response>,
): Promise<Response> {
  const requestId = randomUUID()
  const now = Date.now()
  try {
    const scope = await requireApiKey(request, needs)
    requireTurn(scope, now)
    return await work({ scope, now, requestId })
  } catch (error) {
    return toProblem(error, requestId)
  }
}

export function headersOf(requestId: string): Record<string, string> {
  return { 'cache-control': 'private, no-store', 'x-request-id': requestId }
}

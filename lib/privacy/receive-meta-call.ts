import { type DeletionKind, storeDeletionRequest } from '@/lib/access/meta/deletion-requests'
import { env } from '@/lib/env'
import { logError } from '@/lib/log'
import { finishDeletionRequest } from './finish-deletion-request'
import { parseSignedRequest, type SignedCallProblem } from './parse-signed-request'

export type MetaCallAnswer = { ok: true; code: string } | { ok: false; problem: SignedCallProblem }

/**
 * The gate of Meta's deletion and deauthorise callbacks, and what it does about them. Once the call is stored
 * it has a code; what is hindered now is done by the worker. `now` is in milliseconds.
 */
export async function receiveMetaCall(
  kind: DeletionKind,
  signedRequest: string,
  now: number,
): Promise<MetaCallAnswer> {
  const reading = parseSignedRequest(signedRequest, { secrets: env.META_APP_SECRETS ?? [], now })
  if (!reading.ok) return reading
  const { code, isComplete } = await storeDeletionRequest({ kind, ...reading.call })
  if (!isComplete) {
    await finishDeletionRequest(code).catch((error: unknown) => {
      logError('a deletion request was put off', error, { code })
    })
  }
  return { ok: true, code }
}

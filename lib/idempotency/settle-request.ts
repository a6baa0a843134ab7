import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { logError } from '@/lib/log'
import type { Reservation } from './reserve-request'

/**
 * Keeps what a reserved request was answered, or with null lets its name go. What was done stays done when
 * that fails; the name is then free again after a minute.
 */
export async function settleRequest(
  scope: Scope,
  { storedKey, begunAt }: Reservation,
  answer: { status: number; text: string } | null,
): Promise<void> {
  const settled = inWorkspace(scope, async ({ sql }) => {
    if (answer === null) {
      await sql`
        delete from idempotent_requests
        where workspace_id = ${scope.workspaceId}::uuid and key = ${storedKey} and begun_at = ${begunAt}::timestamptz`
    } else {
      await sql`
        update idempotent_requests set status = ${answer.status}, answer = ${answer.text}
        where workspace_id = ${scope.workspaceId}::uuid and key = ${storedKey} and begun_at = ${begunAt}::timestamptz`
    }
  })
  await settled.catch((error: unknown) => logError('answer to a named request not kept', error))
}

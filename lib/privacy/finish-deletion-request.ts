import { forgetIdentity } from '@/lib/access/facebook/forget-identity'
import { jobScope } from '@/lib/access/job-gate'
import {
  completeDeletionRequest,
  openDeletionRequest,
  type RemovedCounts,
} from '@/lib/access/meta/deletion-requests'
import { forgetMetaLogin } from './forget-meta-login'
import { silenceMetaLogin } from './silence-meta-login'

/**
 * Does what Meta's call asks for, in every workspace that the person has logged in for, a transaction each.
 * Cut off, it is done by doing it again.
 */
export async function finishDeletionRequest(code: string): Promise<void> {
  const call = await openDeletionRequest(code)
  if (!call) return
  const heed = call.kind === 'deletion' ? forgetMetaLogin : silenceMetaLogin
  const removed: RemovedCounts = {}
  const identities = await forgetIdentity(code)
  if (identities > 0) removed.identities = identities
  for (const { workspaceId, loginId } of call.logins) {
    const scope = await jobScope(workspaceId, `Meta ${call.kind}`)
    const counts = await heed(scope, { loginId, call })
    for (const [name, count] of Object.entries(counts)) removed[name] = (removed[name] ?? 0) + count
  }
  await completeDeletionRequest(code, removed)
}

import { listOpenDeletionRequests } from '@/lib/access/meta/deletion-requests'
import { logError } from '@/lib/log'
import { finishDeletionRequest } from './finish-deletion-request'

/** Does what was hindered when Meta called. One that fails again does not hold up the others. */
export async function finishOpenRequests(): Promise<void> {
  for (const code of await listOpenDeletionRequests()) {
    await finishDeletionRequest(code).catch((error: unknown) => {
      logError('a deletion request is still not done', error, { code })
    })
  }
}

import { inWorkspace } from '@/db/workspace'
import { logError } from '@/lib/log'
import { type Deed, recordDeed } from '../record-deed'
import type { Scope } from '../scope'

/**
 * Records what happened to a user in every workspace that they can see. It has happened already: a workspace
 * that cannot be written to keeps none of the others from it.
 */
export async function recordEverywhere(scopes: Scope[], deed: Deed): Promise<void> {
  for (const scope of scopes) {
    await inWorkspace(scope, (transaction) => recordDeed(transaction, scope, deed)).catch((error: unknown) =>
      logError('an audit entry was not written', error, { workspaceId: scope.workspaceId }),
    )
  }
}

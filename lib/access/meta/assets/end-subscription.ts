import { withPool } from '@/db/client'
import { GraphError } from '@/lib/ads/graph/graph-error'
import type { MetaToken } from '@/lib/ads/graph/meta-token'
import { readPageToken } from '@/lib/ads/graph/read-page-token'
import { unsubscribe } from '@/lib/ads/graph/subscribe-webhooks'
import { logWarning } from '@/lib/log'
import type { Scope } from '../../scope'
import type { UnroutedAsset } from './stop-claim'

/**
 * Has Meta send no more of what nobody here takes any more. A Page or a WhatsApp account that carries another
 * asset of anybody's goes on. Nothing depends on it: what comes all the same belongs to nobody.
 */
export async function endSubscriptions(
  scope: Scope,
  login: MetaToken,
  released: UnroutedAsset[],
): Promise<void> {
  const asked = new Set<string>()
  for (const { kind, parentId } of released) {
    if (parentId === null || asked.has(parentId) || (await isCarrying(parentId))) continue
    asked.add(parentId)
    try {
      const token = kind === 'whatsapp' ? login : await readPageToken(login, parentId)
      await unsubscribe(token, parentId)
    } catch (error) {
      if (!(error instanceof GraphError)) throw error
      logWarning('webhooks were not unsubscribed at Meta', {
        workspaceId: scope.workspaceId,
        error: error.kind,
      })
    }
  }
}

async function isCarrying(parentId: string): Promise<boolean> {
  const rows = await withPool(
    'web',
    ({ client }) => client`select from meta_assets where parent_id = ${parentId} limit 1`,
  )
  return rows.length > 0
}

import { and, eq, sql } from 'drizzle-orm'
import { withPool } from '@/db/client'
import { workspaces } from '@/db/schema/accounts'
import { metaAssets, unroutedPosts } from '@/db/schema/meta'
import { inWorkspace } from '@/db/workspace'
import type { MetaAsset } from '@/lib/channels/meta/meta-asset'
import { verifyMetaSignature } from '@/lib/channels/meta/verify-meta-signature'
import { env } from '@/lib/env'
import { UnavailableError } from '@/lib/errors'
import { makeScope, type Scope } from '../scope'
import { workspaceFacts } from '../workspace-facts'

/** Whose an asset's webhooks are. */
export interface AssetOwner {
  scope: Scope
  connectionId: string
}

const freshFor = 5_000
const mostKept = 10_000

const kept = new Map<string, { until: number; owner: Promise<AssetOwner | null> }>()

/** Whether these bytes come from Meta's app. Throws where this installation has no app's secret to tell by. */
export function isFromMeta(signature: string | null, body: Uint8Array): boolean {
  const secrets = env.META_APP_SECRETS ?? []
  if (secrets.length === 0) throw new UnavailableError(60, 'No app of Meta is set up.')
  return verifyMetaSignature(signature, body, secrets)
}

/**
 * The gate of Meta's webhooks. Null for an asset that nobody has claimed, or whose connection is disabled. What
 * is found, and that nothing was, is kept for 5 seconds.
 */
export function getAssetOwner(asset: MetaAsset, now = Date.now()): Promise<AssetOwner | null> {
  const key = keyOf(asset)
  const before = kept.get(key)
  if (before && before.until > now) return before.owner
  const owner = find(asset)
  kept.delete(key)
  kept.set(key, { until: now + freshFor, owner })
  owner.catch(() => kept.delete(key))
  // The oldest goes first: ids that nobody knows must not fill the memory.
  const [oldest] = kept.keys()
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  return owner
}

/** What is newly claimed or released counts at once in this process, in others within 5 seconds. */
export function forgetAsset(asset: MetaAsset): void {
  kept.delete(keyOf(asset))
}

function keyOf({ kind, assetId }: MetaAsset): string {
  return `${kind} ${assetId}`
}

async function find({ kind, assetId }: MetaAsset): Promise<AssetOwner | null> {
  const [found] = await withPool('ingest', ({ db }) =>
    db
      .select({ ...workspaceFacts, connectionId: metaAssets.connectionId })
      .from(metaAssets)
      .innerJoin(workspaces, eq(workspaces.id, metaAssets.workspaceId))
      .where(and(eq(metaAssets.kind, kind), eq(metaAssets.assetId, assetId))),
  )
  if (!found) return null
  const { connectionId, ...facts } = found
  const scope = makeScope({ ...facts, role: 'analyst', actor: { kind: 'sender', connectionId } })
  return (await isEnabled(scope, connectionId)) ? { scope, connectionId } : null
}

async function isEnabled(scope: Scope, connectionId: string): Promise<boolean> {
  const rows = await inWorkspace(
    scope,
    ({ sql }) => sql`
      select 1 from connections
      where workspace_id = ${scope.workspaceId} and id = ${connectionId} and disabled_at is null`,
    { pool: 'ingest' },
  )
  return rows.length > 0
}

/** Counts what came for assets of nobody's, by day (UTC). Nothing of its content is kept. */
export async function countUnrouted(
  posts: { kind: string; assetId: string; entries: number }[],
  now = Date.now(),
): Promise<void> {
  const day = new Date(now).toISOString().slice(0, 10)
  const rows = posts
    .map((post) => ({
      ...post,
      assetId: post.assetId.replaceAll('\u0000', '').toWellFormed().slice(0, 100),
      day,
    }))
    .sort((a, b) => (keyOf(a as MetaAsset) < keyOf(b as MetaAsset) ? -1 : 1))
  await withPool('ingest', async ({ db }) => {
    for (const row of rows)
      await db
        .insert(unroutedPosts)
        .values(row)
        .onConflictDoUpdate({
          target: [unroutedPosts.day, unroutedPosts.kind, unroutedPosts.assetId],
          set: { entries: sql`${unroutedPosts.entries} + excluded.entries` },
        })
  })
}

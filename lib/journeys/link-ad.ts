import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import { actorText, recordDeed } from '@/lib/access/record-deed'
import { requireRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import { InvalidInputError } from '@/lib/errors'
import { isStorable } from '@/lib/text/is-storable'
import { isJourneyId } from './is-journey-id'

export interface AdLink {
  adId: string
  /** Null for none. */
  journeyId: string | null
}

/**
 * Lets an ad follow a journey, or none. Nothing happens when it does so already. Throws InvalidInputError for an
 * ad or a journey that is not there; a deleted journey is not.
 */
export function linkAd(scope: Scope, link: AdLink): Promise<void> {
  return linkAds(scope, [link])
}

/** As `linkAd` for several: all of them or none. */
export async function linkAds(scope: Scope, links: AdLink[]): Promise<void> {
  requireRight(scope, 'save-journeys')
  // In one order, so that two who link the same ads at once never wait for one another.
  const inOrder = links.toSorted((a, b) => (a.adId < b.adId ? -1 : 1))
  await inWorkspace(scope, async (transaction) => {
    for (const { adId, journeyId } of inOrder) {
      await requireAd(transaction.sql, scope, adId)
      if (journeyId === null) await unlink(transaction, scope, adId)
      else await link(transaction, scope, { adId, journeyId })
    }
  })
}

type Sql = WorkspaceTransaction['sql']

async function requireAd(sql: Sql, scope: Scope, adId: string): Promise<void> {
  const found = isStorable(adId)
    ? await sql`select ad_id from ads where workspace_id = ${scope.workspaceId}::uuid and ad_id = ${adId}`
    : []
  if (found.length > 0) return
  const sentence = 'No conversation of this workspace came from an ad of this id.'
  throw new InvalidInputError(sentence, { adId: sentence })
}

async function link(
  transaction: WorkspaceTransaction,
  scope: Scope,
  { adId, journeyId }: { adId: string; journeyId: string },
): Promise<void> {
  const { sql } = transaction
  const journey = await requireJourney(sql, scope, journeyId)
  const changed = await sql`
    insert into ad_links (workspace_id, ad_id, journey_id, linked_at, linked_by)
    select ${scope.workspaceId}::uuid, ${adId}, ${journeyId}::uuid, now(), ${actorText(scope.actor)}
    on conflict (workspace_id, ad_id) do update
      set journey_id = excluded.journey_id, linked_at = excluded.linked_at, linked_by = excluded.linked_by
      where ad_links.journey_id <> excluded.journey_id
    returning ad_id`
  if (changed.length === 0) return
  await recordDeed(transaction, scope, {
    deed: 'ad.linked',
    subject: adId,
    detail: { journeyId, journey: journey.name },
  })
}

/** Locked, so that nobody deletes it before the link is there. */
async function requireJourney(sql: Sql, scope: Scope, id: string): Promise<{ name: string }> {
  const [journey] = isJourneyId(id)
    ? await sql<{ name: string }[]>`
        select name from journeys
        where workspace_id = ${scope.workspaceId}::uuid and id = ${id}::uuid and deleted_at is null
        for share`
    : []
  if (journey) return journey
  const sentence = 'There is no such journey, or it was deleted.'
  throw new InvalidInputError(sentence, { journeyId: sentence })
}

async function unlink(transaction: WorkspaceTransaction, scope: Scope, adId: string): Promise<void> {
  const removed = await transaction.sql<{ journeyId: string }[]>`
    delete from ad_links where workspace_id = ${scope.workspaceId}::uuid and ad_id = ${adId}
    returning journey_id as "journeyId"`
  for (const { journeyId } of removed)
    await recordDeed(transaction, scope, { deed: 'ad.unlinked', subject: adId, detail: { journeyId } })
}

import { randomUUID } from 'node:crypto'
import type { WorkspaceTransaction } from '@/db/workspace'
import type { Actor, Scope } from './scope'

export interface Deed {
  /** `noun.verb`, past tense: `member.removed`. */
  deed: string
  /** The id of what it was done to. */
  subject?: string
  /** What changed; never a secret, never what a person wrote. */
  detail?: Record<string, string | number | boolean | null>
}

/** Writes the audit entry of a deed, in the transaction that does it. */
export async function recordDeed(
  { sql }: WorkspaceTransaction,
  scope: Scope,
  { deed, subject, detail }: Deed,
): Promise<void> {
  await sql`
    insert into audit_entries (workspace_id, id, actor, deed, subject, detail)
    values (${scope.workspaceId}, ${randomUUID()}, ${actorText(scope.actor)}, ${deed}, ${subject ?? null},
      ${detail ? JSON.stringify(detail) : null}::text::jsonb)
    on conflict do nothing`
}

/** As `savedBy` and the like are stored too; `nameActors` tells whom it means. */
export function actorText(actor: Actor): string {
  if (actor.kind === 'job') return `job:${actor.name}`
  if (actor.kind === 'sender') return `sender:${actor.connectionId}`
  return `${actor.kind}:${actor.id}`
}

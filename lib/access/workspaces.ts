import { randomUUID } from 'node:crypto'
import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import { ConflictError, InvalidInputError, NotFoundError } from '@/lib/errors'
import { canonicalEmail } from './canonical-email'
import { recordDeed } from './record-deed'
import { makeScope, type Scope } from './scope'
import type { WorkspaceDraft } from './workspace-schema'

const proactiveWindowHours = 24

/** A new workspace with its first owner, ready to receive. Throws Conflict, NotFound or InvalidInput. */
export async function createWorkspace(
  draft: WorkspaceDraft & { ownerEmail: string },
): Promise<{ workspaceId: string; slug: string }> {
  const scope = scopeOfDraft(draft)
  await inWorkspace(scope, async (transaction) => {
    const { sql } = transaction
    await requireZoneOfDatabase(transaction, draft.timeZone)
    const userId = await requireUserByEmail(transaction, draft.ownerEmail)
    const made = await sql`
      insert into workspaces (id, slug, name, time_zone, currency, proactive_window_hours)
      values (${scope.workspaceId}, ${draft.slug}, ${draft.name}, ${draft.timeZone}, ${draft.currency},
        ${proactiveWindowHours})
      on conflict (slug) do nothing returning id`
    if (made.length === 0) throw new ConflictError('There is already a workspace with this slug.')
    await sql`
      insert into memberships (workspace_id, user_id, role)
      values (${scope.workspaceId}, ${userId}, 'owner')`
    await sql`insert into ingest_turns (workspace_id) values (${scope.workspaceId})`
    await recordDeed(transaction, scope, {
      deed: 'workspace.created',
      subject: scope.workspaceId,
      detail: { slug: draft.slug, owner: userId },
    })
  })
  return { workspaceId: scope.workspaceId, slug: draft.slug }
}

/** The user of an address; throws NotFoundError. */
export async function requireUserByEmail({ sql }: WorkspaceTransaction, typed: string): Promise<string> {
  const [user] = await sql<{ id: string }[]>`
    select id from users where email = ${canonicalEmail(typed) ?? ''}`
  if (!user) throw new NotFoundError('There is no user with this e-mail address; create the user first.')
  return user.id
}

function scopeOfDraft({ slug, name, timeZone, currency }: WorkspaceDraft): Scope {
  return makeScope({
    workspaceId: randomUUID(),
    slug,
    workspaceName: name,
    role: 'owner',
    actor: { kind: 'job', name: 'admin command' },
    timeZone,
    currency,
    proactiveWindowHours,
  })
}

/** Days are cut by the database too: a zone that only this process knows would stop every write. */
async function requireZoneOfDatabase({ sql }: WorkspaceTransaction, timeZone: string): Promise<void> {
  const known = await sql`select 1 from pg_timezone_names where name = ${timeZone}`
  if (known.length > 0) return
  throw new InvalidInputError(
    'The database does not know this time zone. Give its IANA name, such as Asia/Kolkata.',
    {
      timeZone: 'The database does not know this time zone.',
    },
  )
}

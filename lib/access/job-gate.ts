import { eq, type SQL } from 'drizzle-orm'
import { withPool } from '@/db/client'
import { workspaces } from '@/db/schema/accounts'
import { NotFoundError } from '@/lib/errors'
import { makeScope, type Scope } from './scope'
import { workspaceFacts } from './workspace-facts'

/** The gate of work that no person started now. `jobName` is who the audit trail says it was. */
export async function jobScope(workspaceId: string, jobName: string): Promise<Scope> {
  return scopeWhere(eq(workspaces.id, workspaceId), jobName)
}

/** The gate of `npm run admin`: whoever can run it can read the database. */
export async function operatorScope(slug: string): Promise<Scope> {
  return scopeWhere(eq(workspaces.slug, slug), 'admin command')
}

/** A scope for each workspace there is. */
export async function operatorScopes(): Promise<Scope[]> {
  const rows = await withPool('web', ({ db }) =>
    db.select(workspaceFacts).from(workspaces).orderBy(workspaces.slug),
  )
  return rows.map((facts) =>
    makeScope({ ...facts, role: 'owner', actor: { kind: 'job', name: 'admin command' } }),
  )
}

async function scopeWhere(condition: SQL, jobName: string): Promise<Scope> {
  const found = await withPool('worker', ({ db }) =>
    db.select(workspaceFacts).from(workspaces).where(condition),
  )
  const [facts] = found
  if (!facts) throw new NotFoundError('There is no such workspace.')
  return makeScope({ ...facts, role: 'owner', actor: { kind: 'job', name: jobName } })
}

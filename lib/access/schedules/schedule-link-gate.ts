import { eq } from 'drizzle-orm'
import { withPool } from '@/db/client'
import { workspaces } from '@/db/schema/accounts'
import { makeScope, type Scope } from '../scope'
import { workspaceFacts } from '../workspace-facts'
import { readScheduleToken, type ScheduleLink } from './schedule-link'

/**
 * The gate of links in scheduled mails, which are good without a sign-in. Its scope sees as little as a viewer;
 * who holds the link may stop and resume what it names. Null for a link that was never made.
 */
export async function openScheduleLink(token: string): Promise<(ScheduleLink & { scope: Scope }) | null> {
  const link = readScheduleToken(token)
  if (!link) return null
  const [facts] = await withPool('web', ({ db }) =>
    db.select(workspaceFacts).from(workspaces).where(eq(workspaces.id, link.workspaceId)),
  )
  if (!facts) return null
  const actor = { kind: 'job', name: 'link in a mail' } as const
  return { ...link, scope: makeScope({ ...facts, role: 'viewer', actor }) }
}

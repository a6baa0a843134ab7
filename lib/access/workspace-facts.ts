import { workspaces } from '@/db/schema/accounts'

/** The columns of a workspace that every Scope carries, for a drizzle select. */
export const workspaceFacts = {
  workspaceId: workspaces.id,
  slug: workspaces.slug,
  workspaceName: workspaces.name,
  timeZone: workspaces.timeZone,
  currency: workspaces.currency,
  proactiveWindowHours: workspaces.proactiveWindowHours,
}

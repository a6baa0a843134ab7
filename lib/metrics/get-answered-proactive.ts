import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { toIsoInstant } from './instant'

export interface AnsweredProactive {
  eventId: string
  at: string
  campaignId: string | null
  campaignName: string | null
  messageId: string | null
}

interface Deciding {
  source: string
  sourceConnectionId: string | null
  sourceEventId: string | null
}

/** The proactive message that decided a conversation's source, if one did. */
export async function getAnsweredProactive(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  { source, sourceConnectionId, sourceEventId }: Deciding,
): Promise<AnsweredProactive | null> {
  if (source !== 'proactive') return null
  const [answered] = await sql<AnsweredProactive[]>`
    select event_id as "eventId", at, campaign_id as "campaignId", campaign_name as "campaignName",
      proactive_message_id as "messageId"
    from events
    where workspace_id = ${scope.workspaceId}::uuid and connection_id = ${sourceConnectionId}::uuid
      and event_id = ${sourceEventId}::text`
  return answered ? { ...answered, at: toIsoInstant(answered.at) } : null
}

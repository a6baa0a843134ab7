import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { toIsoInstant } from './instant'
import { visibleBody } from './visible-body'

export interface ConversationTouch {
  connectionId: string
  eventId: string
  at: string
  kind: 'ad' | 'post' | 'link'
  /** Meta's id of the ad or post, or what the link calls itself. */
  referenceId: string
  headline: string | null
  body: string | null
  url: string | null
  clickId: string | null
  mediaType: string | null
  platform: string | null
  ref: string | null
  /** Whether it is the touch that opened the conversation. */
  opening: boolean
  /** Whether it decided the source. */
  decided: boolean
}

interface Deciding {
  id: string
  sourceConnectionId: string | null
  sourceEventId: string | null
}

/** What brought the person to a conversation, in the order of time. */
export async function listTouches(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  { id, sourceConnectionId, sourceEventId }: Deciding,
): Promise<ConversationTouch[]> {
  const rows = await sql<ConversationTouch[]>`
    select connection_id as "connectionId", event_id as "eventId", at, kind, reference_id as "referenceId",
      headline, body, url, click_id as "clickId", media_type as "mediaType", platform, ref, opening,
      coalesce(connection_id = ${sourceConnectionId}::uuid and event_id = ${sourceEventId}::text, false) as decided
    from touches
    where workspace_id = ${scope.workspaceId}::uuid and conversation_id = ${id}::uuid
    order by at, connection_id, event_id collate "C"
    limit 200`
  return rows.map((row) => ({
    ...row,
    at: toIsoInstant(row.at),
    platform: row.platform || null,
    url: visibleBody(scope, row.url),
    ref: visibleBody(scope, row.ref),
  }))
}

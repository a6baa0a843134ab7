import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { toIsoInstant } from './instant'
import { visibleBody } from './visible-body'

export interface TranscriptEntry {
  connectionId: string
  eventId: string
  at: string
  type: 'message' | 'node' | 'proactive' | 'conversation.closed'
  sender: 'user' | 'bot' | 'agent' | 'system' | null
  /** Null when there was none, or when its retention period has passed. */
  text: string | null
  /** What kind of message, in the sender's word: "text", "image", "button". */
  kind: string | null
  /** The node that was visited, or that the message came from. */
  node: { nodeId: string; name: string | null } | null
  /**
   * As `EventFlag` has them; `edited`: the text is the newest; `unsent`: whoever wrote it took it back.
   */
  flags: string[]
  isBroken: boolean
}

interface StoredEntry extends Omit<TranscriptEntry, 'node' | 'flags' | 'isBroken'> {
  nodeId: string | null
  nodeName: string | null
  flags: string | null
  broken: boolean | null
}

const longest = 2_000

/**
 * The events of a conversation in the order in which attribution takes them: time, the bot's own sequence,
 * a touch before the message that may carry it and a person's message before its answer, then ids.
 */
export async function listTranscript(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  conversationId: string,
): Promise<{ transcript: TranscriptEntry[]; isCut: boolean }> {
  const rows = await sql<StoredEntry[]>`
    select e.connection_id as "connectionId", e.event_id as "eventId", e.at, e.type, e.sender, e.body as text,
      e.kind, e.flags, e.broken, nodes.node_id as "nodeId", nodes.name as "nodeName"
    from events e
    left join touches on touches.workspace_id = ${scope.workspaceId}::uuid
      and touches.connection_id = e.connection_id and touches.event_id = e.event_id
    left join nodes on nodes.workspace_id = ${scope.workspaceId}::uuid and nodes.number = e.node_number
    where e.workspace_id = ${scope.workspaceId}::uuid and e.conversation_id = ${conversationId}::uuid
    order by e.at, coalesce(e.sequence, -1),
      case when e.type = 'message' and e.sender = 'user' then 1 when touches.event_id is not null then 0 else 2 end,
      e.connection_id, e.event_id collate "C"
    limit ${longest + 1}`
  return {
    transcript: rows.slice(0, longest).map((row) => toEntry(scope, row)),
    isCut: rows.length > longest,
  }
}

function toEntry(scope: Scope, row: StoredEntry): TranscriptEntry {
  const { connectionId, eventId, type, sender, kind } = row
  return {
    connectionId,
    eventId,
    at: toIsoInstant(row.at),
    type,
    sender,
    text: visibleBody(scope, row.text),
    kind,
    node: row.nodeId === null ? null : { nodeId: row.nodeId, name: row.nodeName },
    flags: row.flags?.split(',').filter(Boolean) ?? [],
    isBroken: row.broken ?? false,
  }
}

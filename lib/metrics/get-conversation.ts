import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { adName, joinAd } from '@/lib/ad-name'
import {
  type ConversationHeader,
  type StoredConversationHeader,
  toConversationHeader,
} from './conversation-header'
import { explainGoal, type GoalOfConversation } from './explain-goal'
import { type AnsweredProactive, getAnsweredProactive } from './get-answered-proactive'
import { toIsoInstant } from './instant'
import { isId } from './keyset-cursor'
import { listPathSteps, type PathStep } from './list-path-steps'
import { type ConversationTouch, listTouches } from './list-touches'
import { listTranscript, type TranscriptEntry } from './list-transcript'
import { sourceSentence } from './source-sentence'
import type { Source } from './sources'

export interface ConversationDetail extends ConversationHeader {
  /** Why it has its source, in a sentence; `sourceReason` is the rule's code. */
  sourceSentence: string
  /** Everything that happened, in the one order of events; the first 2,000 when there is more. */
  transcript: TranscriptEntry[]
  isTranscriptCut: boolean
  path: PathStep[]
  /** Everything that brought the person, also what decided nothing. */
  touches: ConversationTouch[]
  /** The message of the business that this conversation answers, when that decided its source. */
  proactive: AnsweredProactive | null
  /** Which parts of the live goal became true and when; null before one is live. */
  goal: GoalOfConversation | null
  /** Other conversations of this person, newest first, at most 20. */
  neighbours: { id: string; startedAt: string; source: Source }[]
}

/** One conversation with all that is known of it; null when there is none of that id in this workspace. */
export async function getConversation(scope: Scope, id: string): Promise<ConversationDetail | null> {
  if (!isId(id)) return null
  return inWorkspace(scope, async ({ sql }) => {
    const stored = await readHeader(sql, scope, id)
    if (!stored) return null
    const { transcript, isCut } = await listTranscript(sql, scope, id)
    const touches = await listTouches(sql, scope, stored)
    const proactive = await getAnsweredProactive(sql, scope, stored)
    const header = toConversationHeader(scope, stored)
    const firstMessage = transcript.find(({ sender }) => sender === 'user')
    const facts = {
      ...header,
      firstMessageAt: firstMessage?.at ?? header.startedAt,
      touchAt: touches.find(({ decided }) => decided)?.at ?? null,
      proactive,
    }
    return {
      ...header,
      sourceSentence: sourceSentence(header.sourceReason, facts),
      transcript,
      isTranscriptCut: isCut,
      path: await listPathSteps(sql, scope, stored),
      touches,
      proactive,
      goal: await explainGoal(sql, scope, stored),
      neighbours: await listNeighbours(sql, scope, stored),
    }
  })
}

type Sql = WorkspaceTransaction['sql']

async function readHeader(sql: Sql, scope: Scope, id: string): Promise<StoredConversationHeader | undefined> {
  const [header] = await sql<StoredConversationHeader[]>`
    select c.id, c.started_at as "startedAt", c.start_day as "startDay", c.last_at as "lastAt",
      c.closed_at as "closedAt", c.channel, c.source, c.source_reason as "sourceReason",
      c.source_connection_id as "sourceConnectionId", c.source_event_id as "sourceEventId", c.platform,
      c.platform_conversation_id as "platformConversationId", c.path, c.path_seconds as "pathSeconds",
      c.user_messages as "userMessages", c.bot_messages as "botMessages", c.agent_messages as "agentMessages",
      c.ad_id as "adId", ${adName(sql)} as "adName", c.person_id as "personId", persons.name as "personName",
      persons.phone as "personPhone", c.connection_id as "connectionId", connections.name as "connectionName"
    from conversations c
    left join persons on persons.workspace_id = ${scope.workspaceId}::uuid and persons.id = c.person_id
    ${joinAd(sql, scope, sql`c.ad_id`)}
    left join connections on connections.workspace_id = ${scope.workspaceId}::uuid
      and connections.id = c.connection_id
    where c.workspace_id = ${scope.workspaceId}::uuid and c.id = ${id}::uuid`
  return header
}

async function listNeighbours(sql: Sql, scope: Scope, { id, personId }: { id: string; personId: string }) {
  const rows = await sql<ConversationDetail['neighbours']>`
    select id, started_at as "startedAt", source
    from conversations
    where workspace_id = ${scope.workspaceId}::uuid and person_id = ${personId}::uuid and id <> ${id}::uuid
    order by started_at desc, id
    limit 20`
  return rows.map((row) => ({ ...row, startedAt: toIsoInstant(row.startedAt) }))
}

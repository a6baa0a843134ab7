import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { toCondition } from './message-branches'
import type { StoredMessage } from './message-entry'
import type { MessageQuestion } from './message-question'

type Sql = WorkspaceTransaction['sql']

/** Few, as what is alive while young objects are collected is copied. */
const atOnce = 500
const longest = 3_600_000

/**
 * All messages of a question without a search, in the order of their time, through a cursor: a list that is read
 * whole is read quickest by one plan over all of it. No more than two batches are in memory, and the next one is
 * fetched while one is worked on. Whoever stops reading, or aborts, ends the walk.
 */
export async function* walkMessages(
  scope: Scope,
  question: MessageQuestion,
  signal?: AbortSignal,
): AsyncGenerator<StoredMessage[]> {
  const { readable, writable } = new TransformStream<StoredMessage[], StoredMessage[]>()
  const writer = writable.getWriter()
  const walked = walk(scope, question, { signal, take: (batch) => writer.write(batch) }).then(
    () => writer.close(),
    (error) => writer.abort(error),
  )
  try {
    yield* readable
  } finally {
    // A stream whose reader is gone refuses to be closed.
    await walked.catch(() => {})
  }
}

function walk(
  scope: Scope,
  question: MessageQuestion,
  { signal, take }: { signal?: AbortSignal; take: (batch: StoredMessage[]) => Promise<void> },
): Promise<void> {
  return inWorkspace(
    scope,
    async ({ sql }) => {
      // It takes one processor and leaves the others to ingest and pages.
      await sql`set local max_parallel_workers_per_gather = 0`
      // The reader may be slow; it is waited for with the snapshot open.
      await sql`set local idle_in_transaction_session_timeout = 0`
      await sql`set local statement_timeout = '1h'`
      signal?.throwIfAborted()
      const query = selectMessages(sql, scope, question).values()
      const cancel = () => query.cancel()
      signal?.addEventListener('abort', cancel, { once: true })
      try {
        await query.cursor(atOnce, (rows) => take(rows.map(toStored)))
      } finally {
        signal?.removeEventListener('abort', cancel)
      }
    },
    { pool: 'worker', deadline: longest },
  )
}

function selectMessages(sql: Sql, scope: Scope, question: MessageQuestion) {
  const { bounds, connectionIds } = question
  return sql`
    select e.connection_id, e.event_id, e.at, e.body, e.sender, e.kind, e.channel, e.source, e.ad_id, e.language,
      e.confidence, e.broken, e.conversation_id, c.platform_conversation_id, c.user_messages, p.name, known.identifier,
      n.node_id, n.name, n.flow, e.referral_kind, e.referral_id
    from (
      select * from events
      where workspace_id = ${scope.workspaceId}::uuid and type = 'message'
        and at >= ${bounds.start}::timestamptz and at < ${bounds.end}::timestamptz
        ${connectionIds ? sql`and connection_id = any(${connectionIds}::uuid[])` : sql``}
        and ${toCondition(sql, question)}
    ) e
    left join persons p on p.workspace_id = ${scope.workspaceId}::uuid and p.id = e.person_id
    left join conversations c on c.workspace_id = ${scope.workspaceId}::uuid and c.id = e.conversation_id
    left join nodes n on n.workspace_id = ${scope.workspaceId}::uuid and n.number = e.last_node
    left join lateral (
      select identifier from person_identifiers
      where workspace_id = ${scope.workspaceId}::uuid and person_id = e.person_id
      order by identifier collate "C" limit 1
    ) known on true
    order by e.at, e.connection_id, e.event_id`
}

// biome-ignore lint/suspicious/noExplicitAny: the columns above, in their order
function toStored(row: any[]): StoredMessage {
  return {
    connectionId: row[0],
    eventId: row[1],
    at: row[2],
    body: row[3],
    sender: row[4],
    kind: row[5],
    channel: row[6],
    source: row[7],
    adId: row[8],
    language: row[9],
    confidence: row[10],
    broken: row[11],
    conversationId: row[12],
    platformConversationId: row[13],
    userMessages: row[14],
    personName: row[15],
    identifier: row[16],
    nodeId: row[17],
    nodeName: row[18],
    flow: row[19],
    referralKind: row[20],
    referralId: row[21],
  }
}

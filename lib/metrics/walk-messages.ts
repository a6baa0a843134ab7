import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { toCondition } from './message-branches'
import type { StoredMessage } from './message-entry'
import type { MessageQuestion } from './message-question'
import { selectMessage, toStoredMessage } from './select-message'

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
      const query = findMessages(sql, scope, question).values()
      const cancel = () => query.cancel()
      signal?.addEventListener('abort', cancel, { once: true })
      try {
        await query.cursor(atOnce, (rows) => take(rows.map(toStoredMessage)))
      } finally {
        signal?.removeEventListener('abort', cancel)
      }
    },
    { pool: 'worker', deadline: longest },
  )
}

function findMessages(sql: Sql, scope: Scope, question: MessageQuestion) {
  const { bounds, connectionIds } = question
  return sql`
    ${selectMessage(sql)}
    from (
      select * from events
      where workspace_id = ${scope.workspaceId}::uuid and type = 'message'
        and at >= ${bounds.start}::timestamptz and at < ${bounds.end}::timestamptz
        ${connectionIds ? sql`and connection_id = any(${connectionIds}::uuid[])` : sql``}
        and ${toCondition(sql, question)}
    ) e
    left join persons person on person.workspace_id = ${scope.workspaceId}::uuid and person.id = e.person_id
    left join conversations c on c.workspace_id = ${scope.workspaceId}::uuid and c.id = e.conversation_id
    left join nodes node on node.workspace_id = ${scope.workspaceId}::uuid and node.number = e.last_node
    left join lateral (
      select identifier from person_identifiers
      where workspace_id = ${scope.workspaceId}::uuid and person_id = e.person_id
      order by identifier collate "C" limit 1
    ) known on true
    order by e.at, e.connection_id, e.event_id`
}

import type { Statement } from '@/db/workspace'
import { asRecords, type Batch, type FreshEvent, listEvents } from './batch'
import { isLaterWord } from './is-later-word'

interface MentionedNode {
  connection_id: string
  node_id: string
  name: string | null
  named_at: number | null
  flow: string | null
  flow_at: number | null
  first_seen_at: number
  last_seen_at: number
}

/** Numbers of the nodes that events name, by connection and the platform's id. */
export type KnownNodes = Map<string, number>

/**
 * Gives each fresh event the number of the node it names; what was last said of the nodes is stored with the
 * rest. `next` is the number of the next new node.
 */
export function resolveNodes(batch: Batch, known: KnownNodes, next: number): Statement[] {
  const mentioned = gatherMentions(batch.fresh)
  if (mentioned.size === 0) return []
  const missing = [...mentioned.keys()].filter((key) => !known.has(key))
  const numbers = new Map([...known, ...missing.map((key, index) => [key, next + index] as const)])
  for (const fresh of batch.fresh) fresh.nodeNumber = numbers.get(nodeKey(fresh) ?? '') ?? null
  const nodes = [...mentioned].map(([key, mention]) => ({ ...mention, number: numbers.get(key) }))
  const stored = storeNodes(batch, nodes)
  return missing.length > 0 ? [stored, keepNextNumber(batch, next + missing.length)] : [stored]
}

function nodeKey({ delivery, event }: FreshEvent): string | null {
  return event.node === null ? null : `${delivery.connectionId} ${event.node.id}`
}

function gatherMentions(fresh: FreshEvent[]): Map<string, MentionedNode> {
  const mentioned = new Map<string, MentionedNode>()
  for (const one of fresh) {
    const key = nodeKey(one)
    const { node, at } = one.event
    if (key === null || node === null) continue
    const mention = mentioned.get(key) ?? newMention(one.delivery.connectionId, node.id, at)
    mentioned.set(key, mention)
    mention.first_seen_at = Math.min(mention.first_seen_at, at)
    mention.last_seen_at = Math.max(mention.last_seen_at, at)
    if (isLaterWord(at, node.name, mention.named_at, mention.name))
      Object.assign(mention, { name: node.name, named_at: at })
    if (isLaterWord(at, node.flow, mention.flow_at, mention.flow))
      Object.assign(mention, { flow: node.flow, flow_at: at })
  }
  return mentioned
}

function newMention(connectionId: string, nodeId: string, at: number): MentionedNode {
  return {
    connection_id: connectionId,
    node_id: nodeId,
    name: null,
    named_at: null,
    flow: null,
    flow_at: null,
    first_seen_at: at,
    last_seen_at: at,
  }
}

export async function loadNodes(batch: Batch): Promise<KnownNodes> {
  const { scope, sql } = batch
  const given = new Map(
    listEvents(batch).flatMap(({ connectionId, event: { node } }) =>
      node === null ? [] : [[`${connectionId} ${node.id}`, { c: connectionId, n: node.id }] as const],
    ),
  )
  if (given.size === 0) return new Map()
  const rows = await sql<{ connection_id: string; node_id: string; number: number }[]>`
    select given.c as connection_id, given.n as node_id, known.number
    from json_to_recordset(${asRecords([...given.values()])}::text::json) as given (c uuid, n text)
    cross join lateral (
      select number from nodes
      where workspace_id = ${scope.workspaceId} and connection_id = given.c and node_id = given.n
      limit 1
    ) known`
  return new Map(rows.map((row) => [`${row.connection_id} ${row.node_id}`, row.number]))
}

function keepNextNumber({ scope, sql }: Batch, next: number): Statement {
  return sql`update ingest_turns set next_node_number = ${next} where workspace_id = ${scope.workspaceId}`
}

/** The latest name and flow win, in any order of arrival. */
function storeNodes(
  { scope, sql }: Batch,
  mentions: (MentionedNode & { number: number | undefined })[],
): Statement {
  return sql`
    insert into nodes as n (
      workspace_id, number, connection_id, node_id, name, named_at, flow, flow_at, first_seen_at, last_seen_at)
    select ${scope.workspaceId}, number, connection_id, node_id, name, to_timestamp(named_at / 1000), flow,
      to_timestamp(flow_at / 1000), to_timestamp(first_seen_at / 1000), to_timestamp(last_seen_at / 1000)
    from json_to_recordset(${asRecords(mentions)}::text::json) as given (
      number int, connection_id uuid, node_id text, name text, named_at float8, flow text, flow_at float8,
      first_seen_at float8, last_seen_at float8)
    on conflict (workspace_id, number) do update set
      first_seen_at = least(n.first_seen_at, excluded.first_seen_at),
      last_seen_at = greatest(n.last_seen_at, excluded.last_seen_at),
      (name, named_at) = (
        select v.name, v.named_at
        from (values (n.name, n.named_at), (excluded.name, excluded.named_at)) as v (name, named_at)
        order by v.named_at desc nulls last, v.name desc limit 1),
      (flow, flow_at) = (
        select v.flow, v.flow_at
        from (values (n.flow, n.flow_at), (excluded.flow, excluded.flow_at)) as v (flow, flow_at)
        order by v.flow_at desc nulls last, v.flow desc limit 1)`
}

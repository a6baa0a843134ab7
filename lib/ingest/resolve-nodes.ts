import { asRecords, type Batch, type FreshEvent } from './batch'

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

/** Gives each fresh event the number of the node it names, and keeps what was last said of the node. */
export async function resolveNodes(batch: Batch): Promise<void> {
  const mentioned = gatherMentions(batch.fresh)
  if (mentioned.size === 0) return
  const numbers = await loadNumbers(batch, [...mentioned.values()])
  const missing = [...mentioned.keys()].filter((key) => !numbers.has(key))
  const first = missing.length > 0 ? await takeNumbers(batch, missing.length) : 0
  for (const [index, key] of missing.entries()) numbers.set(key, first + index)
  await storeNodes(
    batch,
    [...mentioned].map(([key, mention]) => ({ ...mention, number: numbers.get(key) })),
  )
  for (const fresh of batch.fresh) fresh.nodeNumber = numbers.get(nodeKey(fresh) ?? '') ?? null
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
    if (node.name !== null && isLater(at, node.name, mention.named_at, mention.name))
      Object.assign(mention, { name: node.name, named_at: at })
    if (node.flow !== null && isLater(at, node.flow, mention.flow_at, mention.flow))
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

function isLater(at: number, value: string, knownAt: number | null, known: string | null): boolean {
  return knownAt === null || at > knownAt || (at === knownAt && value > (known ?? ''))
}

async function loadNumbers({ scope, sql }: Batch, mentions: MentionedNode[]): Promise<Map<string, number>> {
  const connectionIds = [...new Set(mentions.map((mention) => mention.connection_id))]
  const nodeIds = mentions.map((mention) => mention.node_id)
  const rows = await sql<{ connection_id: string; node_id: string; number: number }[]>`
    select connection_id, node_id, number from nodes
    where workspace_id = ${scope.workspaceId} and connection_id = any(${connectionIds}::uuid[])
      and node_id = any(${nodeIds}::text[])`
  return new Map(rows.map((row) => [`${row.connection_id} ${row.node_id}`, row.number]))
}

/** The first of as many numbers as are needed; the turn's row hands each out once. */
async function takeNumbers({ scope, sql }: Batch, count: number): Promise<number> {
  const [turn] = await sql<{ first: number }[]>`
    update ingest_turns set next_node_number = next_node_number + ${count}
    where workspace_id = ${scope.workspaceId}
    returning next_node_number - ${count} as first`
  if (!turn) throw new Error('The workspace has no turn to take node numbers from.')
  return turn.first
}

/** The latest name and flow win, in any order of arrival. */
async function storeNodes(
  { scope, sql }: Batch,
  mentions: (MentionedNode & { number: number | undefined })[],
): Promise<void> {
  await sql`
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

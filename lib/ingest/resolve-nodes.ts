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
  const missing = [...mentioned].filter(([key]) => !numbers.has(key))
  for (const [key, number] of await insertNodes(batch, missing)) numbers.set(key, number)
  await describeNodes(batch, [...mentioned.values()])
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
  const rows = await sql<{ connection_id: string; node_id: string; number: number }[]>`
    select n.connection_id, n.node_id, n.number
    from json_to_recordset(${asRecords(mentions)}::text::json) as given (connection_id uuid, node_id text)
    join nodes n on n.workspace_id = ${scope.workspaceId}
      and n.connection_id = given.connection_id and n.node_id = given.node_id`
  return new Map(rows.map((row) => [`${row.connection_id} ${row.node_id}`, row.number]))
}

async function insertNodes(
  { scope, sql }: Batch,
  missing: [string, MentionedNode][],
): Promise<Map<string, number>> {
  if (missing.length === 0) return new Map()
  const [turn] = await sql<{ first: number }[]>`
    update ingest_turns set next_node_number = next_node_number + ${missing.length}
    where workspace_id = ${scope.workspaceId}
    returning next_node_number - ${missing.length} as first`
  const numbered = missing.map(([, mention], index) => ({ ...mention, number: (turn?.first ?? 1) + index }))
  await sql`
    insert into nodes (workspace_id, number, connection_id, node_id, first_seen_at, last_seen_at)
    select ${scope.workspaceId}, number, connection_id, node_id,
      to_timestamp(first_seen_at / 1000), to_timestamp(last_seen_at / 1000)
    from json_to_recordset(${asRecords(numbered)}::text::json)
      as given (number int, connection_id uuid, node_id text, first_seen_at float8, last_seen_at float8)
    on conflict do nothing`
  return new Map(numbered.map((node, index) => [missing[index]?.[0] ?? '', node.number]))
}

/** The latest name and flow win, in any order of arrival. */
async function describeNodes({ scope, sql }: Batch, mentions: MentionedNode[]): Promise<void> {
  await sql`
    update nodes n set
      first_seen_at = least(n.first_seen_at, to_timestamp(given.first_seen_at / 1000)),
      last_seen_at = greatest(n.last_seen_at, to_timestamp(given.last_seen_at / 1000)),
      name = case when n.named_at is null or (n.named_at, n.name) < (to_timestamp(given.named_at / 1000), given.name)
        then coalesce(given.name, n.name) else n.name end,
      named_at = case when n.named_at is null or (n.named_at, n.name) < (to_timestamp(given.named_at / 1000), given.name)
        then coalesce(to_timestamp(given.named_at / 1000), n.named_at) else n.named_at end,
      flow = case when n.flow_at is null or (n.flow_at, n.flow) < (to_timestamp(given.flow_at / 1000), given.flow)
        then coalesce(given.flow, n.flow) else n.flow end,
      flow_at = case when n.flow_at is null or (n.flow_at, n.flow) < (to_timestamp(given.flow_at / 1000), given.flow)
        then coalesce(to_timestamp(given.flow_at / 1000), n.flow_at) else n.flow_at end
    from json_to_recordset(${asRecords(mentions)}::text::json) as given (
      connection_id uuid, node_id text, name text, named_at float8, flow text, flow_at float8,
      first_seen_at float8, last_seen_at float8)
    where n.workspace_id = ${scope.workspaceId}
      and n.connection_id = given.connection_id and n.node_id = given.node_id`
}

import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { NodeRef } from '@/lib/nodes/node-ref'
import { resolveRefs } from '@/lib/nodes/resolve-refs'
import { periodBounds } from '@/lib/period/day-bounds'
import { type NodeName, nameNodes } from './name-nodes'
import { toSearchText } from './search-text'
import type { Source } from './sources'
import { mostLevels, toPathFlow, type WalkedLink } from './to-path-flow'

export interface PathFlowInput {
  node: NodeRef
  direction: 'forward' | 'backward'
  /** ISO days of the workspace's zone, both included: conversations that started on them. */
  from: string
  to: string
  source?: Source
  adIds?: string[]
}

export interface PathFlow {
  /** Conversations that visited the node. */
  visits: number
  /** The node itself, then up to four visits after (or before) it. */
  levels: { nodes: FlowNode[] }[]
  links: FlowLink[]
}

export interface FlowNode {
  /** Unique within its level. */
  key: string
  /** Null for the nodes that are too rare to stand alone, and for the end (backward: the beginning) of a conversation. */
  node: NodeName | null
  kind: 'node' | 'others' | 'end'
  conversations: number
}

export interface FlowLink {
  /** The level of `from`, from 0; `to` is on the level after it. */
  level: number
  from: string
  to: string
  conversations: number
}

/**
 * Where conversations go from their first visit of a node, or where they come to it from, visit by visit. A node
 * that is not known has no visits.
 */
export function getPathFlow(scope: Scope, input: PathFlowInput): Promise<PathFlow> {
  return inWorkspace(scope, async ({ sql }) => {
    const { connectionId, nodeId } = input.node
    const [ref] = await resolveRefs(sql, scope, [{ connectionId, nodeId: toSearchText(nodeId) }])
    if (!ref?.ok) return toPathFlow([], new Map())
    const links = await readLinks(sql, scope, { ...input, number: ref.node.number })
    const numbers = links.flatMap(({ node, next }) => (next === null ? [node] : [node, next]))
    return toPathFlow(links, await nameNodes(sql, scope, numbers))
  })
}

/** Equal stretches of paths are counted before they are taken apart: there are few of them. */
function readLinks(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  { number, direction, from, to, source, adIds }: PathFlowInput & { number: number },
) {
  const { start, end } = periodBounds(from, to, scope.timeZone)
  const farthest = mostLevels - 1
  const isForward = direction === 'forward'
  const length = sql`cardinality(visits)`
  return sql<WalkedLink[]>`
    with stretches as (
      select count(*) as conversations, ${
        isForward
          ? sql`path[place : place + ${farthest}::int]`
          : sql`path[greatest(place - ${farthest}::int, 1) : place]`
      } as visits
      from (
        select path, array_position(path, ${number}::int) as place
        from conversations
        where workspace_id = ${scope.workspaceId}::uuid
          and started_at >= ${start}::timestamptz and started_at < ${end}::timestamptz
          and path @> array[${number}::int]
          ${source ? sql`and source = ${source}` : sql``}
          ${adIds ? sql`and source = 'ads' and ad_id = any(${adIds.map(toSearchText)}::text[])` : sql``}
      ) as through
      group by visits
    )
    select level, ${
      isForward
        ? sql`visits[level] as node, visits[level + 1] as next`
        : sql`visits[${length} + 1 - level] as node, visits[${length} - level] as next`
    }, sum(conversations)::int as conversations
    from stretches, generate_series(1, least(${length}, ${farthest}::int)) as level
    group by 1, 2, 3`
}

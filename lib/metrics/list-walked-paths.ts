import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { periodBounds } from '@/lib/period/day-bounds'
import { type NodeName, nameNodes } from './name-nodes'
import { toSearchText } from './search-text'

export interface WalkedPathsInput {
  /** ISO days of the workspace's zone, both included. */
  from: string
  to: string
  /** Conversations of every source unless given. */
  adIds?: string[]
}

export interface WalkedPath {
  steps: NodeName[]
  /** Whose path begins with these nodes. */
  conversations: number
}

const mostPaths = 5

/**
 * Ways that many conversations take through the bot, to be offered as journeys: two to eight nodes from the
 * beginning, a node repeated at once counted once, at most five ways that really differ.
 */
export function listWalkedPaths(scope: Scope, input: WalkedPathsInput): Promise<WalkedPath[]> {
  return inWorkspace(scope, async ({ sql }) => {
    const chosen = chooseDifferent(await readBeginnings(sql, scope, input))
    const names = await nameNodes(
      sql,
      scope,
      chosen.flatMap(({ path }) => path),
    )
    return chosen.map(({ path, conversations }) => ({
      steps: path.flatMap((number) => names.get(number) ?? []),
      conversations,
    }))
  })
}

interface Beginning {
  path: number[]
  conversations: number
}

/**
 * Beginnings of paths, those first along which most steps were walked: the shortest alone would always be the
 * most frequent. Sixteen visits and the 20,000 most frequent paths bound what a bot without habits costs.
 */
function readBeginnings(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  { from, to, adIds }: WalkedPathsInput,
) {
  const { start, end } = periodBounds(from, to, scope.timeZone)
  return sql<Beginning[]>`
    with paths as (
      select path[1:16] as path, count(*) as conversations
      from conversations
      where workspace_id = ${scope.workspaceId}::uuid
        and started_at >= ${start}::timestamptz and started_at < ${end}::timestamptz
        ${adIds ? sql`and source = 'ads' and ad_id = any(${adIds.map(toSearchText)}::text[])` : sql``}
      group by path[1:16]
      order by count(*) desc, path[1:16]
      limit 20000
    ),
    collapsed as (
      select conversations, array(
        select node from unnest(path) with ordinality as visit (node, place)
        where place = 1 or node <> path[place - 1]
        order by place limit 8
      ) as path
      from paths
    )
    select path[1:length] as path, sum(conversations)::int as conversations
    from collapsed, generate_series(2, cardinality(path)) as length
    group by path[1:length], length
    order by sum(conversations) * (length - 1) desc, path[1:length]
    limit 500`
}

function chooseDifferent(beginnings: Beginning[]): Beginning[] {
  const chosen: Beginning[] = []
  for (const beginning of beginnings) {
    if (chosen.length === mostPaths) break
    if (chosen.every((other) => areDifferent(beginning.path, other.path))) chosen.push(beginning)
  }
  return chosen
}

/** At most half of the shorter one's nodes are in the other too. */
function areDifferent(path: number[], other: number[]): boolean {
  const [nodes, others] = [new Set(path), new Set(other)]
  const shared = [...nodes].filter((node) => others.has(node)).length
  return shared <= Math.min(nodes.size, others.size) / 2
}

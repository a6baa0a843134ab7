import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { toIsoInstant } from './instant'

export interface PathStep {
  nodeId: string
  name: string | null
  flow: string | null
  /** Since the conversation's start. */
  seconds: number
  at: string
}

interface StoredPath {
  startedAt: string
  path: number[]
  pathSeconds: number[]
}

interface NamedNode {
  number: number
  nodeId: string
  name: string | null
  flow: string | null
}

/** The nodes that a conversation visited, in order, repeats kept. */
export async function listPathSteps(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  { startedAt, path, pathSeconds }: StoredPath,
): Promise<PathStep[]> {
  const nodes = await sql<NamedNode[]>`
    select number, node_id as "nodeId", name, flow
    from nodes
    where workspace_id = ${scope.workspaceId}::uuid and number = any(${[...new Set(path)]}::int[])`
  const byNumber = new Map(nodes.map((node) => [node.number, node]))
  const start = Date.parse(toIsoInstant(startedAt))
  return path.flatMap((number, position) => {
    const node = byNumber.get(number)
    const seconds = pathSeconds[position] ?? 0
    if (!node) return []
    const { nodeId, name, flow } = node
    return { nodeId, name, flow, seconds, at: new Date(start + seconds * 1000).toISOString() }
  })
}

import type { NodeRow } from '@/lib/metrics/list-nodes'
import type { NodeRef } from '@/lib/nodes/node-ref'

/** A node as the picker offers it. */
export interface NodeChoice {
  connectionId: string
  connectionName: string
  nodeId: string
  name: string | null
  /** Null until counted: on big data that takes longer than a form may take to open. */
  visits30d: number | null
  lastSeenAt: string
  /** False when events name the node and no conversation's path holds it. */
  isVisited: boolean
}

export function toNodeChoices(rows: NodeRow[]): NodeChoice[] {
  return rows.map(({ connectionId, connectionName, nodeId, name, visits30d, lastSeenAt }) => ({
    connectionId,
    connectionName,
    nodeId,
    name,
    visits30d,
    lastSeenAt,
    isVisited: true,
  }))
}

/** Stands for a node in lists and maps of the browser. */
export function keyOfNode({ connectionId, nodeId }: NodeRef): string {
  return `${connectionId ?? ''} ${nodeId}`
}

/** A reference may leave the connection out where the id is known in one only. */
export function isSameNode(one: NodeRef, other: NodeRef): boolean {
  return (
    one.nodeId === other.nodeId &&
    (one.connectionId === undefined ||
      other.connectionId === undefined ||
      one.connectionId === other.connectionId)
  )
}

export function findNode(nodes: NodeChoice[], ref: NodeRef | null): NodeChoice | undefined {
  return ref ? nodes.find((node) => isSameNode(node, ref)) : undefined
}

/** What people call it: its name, else the platform's id. */
export function nameOfNode(node: { name: string | null; nodeId: string }): string {
  return node.name ?? node.nodeId
}

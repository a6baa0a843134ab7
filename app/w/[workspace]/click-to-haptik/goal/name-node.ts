import type { NodeRef } from '@/lib/nodes/node-ref'
import { findNode, type NodeChoice, nameOfNode } from '../../nodes/node-choice'

/** What people call the node of a reference; its id where no event tells more. */
export type NameNode = (ref: NodeRef) => string

export function namesOf(nodes: NodeChoice[]): NameNode {
  return (ref) => nameOfNode(findNode(nodes, ref) ?? { name: null, nodeId: ref.nodeId })
}

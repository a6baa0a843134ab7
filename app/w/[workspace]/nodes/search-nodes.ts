import { type NodeChoice, nameOfNode } from './node-choice'

/**
 * The nodes whose name, id or connection together hold every word of the search; those that begin with it come
 * first. An empty search finds all.
 */
export function searchNodes(nodes: NodeChoice[], search: string): NodeChoice[] {
  if (search === '') return nodes
  const wanted = search.toLowerCase()
  const words = wanted.split(/\s+/)
  const found = nodes.filter((node) => words.every((word) => textOf(node).includes(word)))
  const begins = (node: NodeChoice) =>
    nameOfNode(node).toLowerCase().startsWith(wanted) || node.nodeId.toLowerCase().startsWith(wanted)
  return [...found.filter(begins), ...found.filter((node) => !begins(node))]
}

function textOf({ name, nodeId, connectionName }: NodeChoice): string {
  return `${name ?? ''} ${nodeId} ${connectionName}`.toLowerCase()
}

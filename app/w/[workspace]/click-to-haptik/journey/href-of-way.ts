/** Those of the conversations behind `href` that went on to this node, or to none. */
export function hrefOfWay(href: string, node: { connectionId: string; nodeId: string } | null): string {
  const next = node ? `${node.connectionId}/${node.nodeId}` : 'silence'
  return `${href}&next=${encodeURIComponent(next)}`
}

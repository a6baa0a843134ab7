/** How a flow is laid out: columns from left to right, bars as high as their values, bands between them. */

export interface FlowNode {
  /** Unique within its column. */
  key: string
  value: number
}

/** From a node of a column to one of the next. */
export interface FlowLink {
  column: number
  from: string
  to: string
  value: number
}

export interface PlacedNode<Node extends FlowNode> {
  node: Node
  top: number
  /** Of the bar. */
  height: number
  /** Of the bar and its label, at least as high as the label. */
  slot: number
}

export interface Band<Link extends FlowLink> {
  link: Link
  /** Its outline in a box 100 wide and as high as the layout. */
  path: string
}

export interface SankeyLayout<Node extends FlowNode, Link extends FlowLink> {
  height: number
  columns: PlacedNode<Node>[][]
  /** Between a column and the next: one fewer than there are columns. */
  gaps: Band<Link>[][]
}

export interface SankeySizes {
  /** Height of the column with the largest sum, without its spaces. */
  fullHeight: number
  /** What a label needs. */
  labelHeight: number
  space: number
}

/** Heights are in pixels; nodes keep the order in which they are given. */
export function layOutSankey<Node extends FlowNode, Link extends FlowLink>(
  flow: { columns: Node[][]; links: Link[] },
  sizes: SankeySizes,
): SankeyLayout<Node, Link> {
  const largest = Math.max(0, ...flow.columns.map(sumOf))
  const scale = largest === 0 ? 0 : sizes.fullHeight / largest
  const columns = flow.columns.map((nodes) => stack(nodes, scale, sizes))
  const height = Math.max(0, ...columns.map(bottomOf))
  const gaps = columns.slice(1).map((right, column) => {
    const links = flow.links.filter((link) => link.column === column)
    return toBands(links, columns[column] ?? [], right, scale)
  })
  return { height, columns, gaps }
}

function stack<Node extends FlowNode>(
  nodes: Node[],
  scale: number,
  { labelHeight, space }: SankeySizes,
): PlacedNode<Node>[] {
  let top = 0
  return nodes.map((node) => {
    const height = Math.max(1, node.value * scale)
    const placed = { node, top, height, slot: Math.max(height, labelHeight) }
    top += placed.slot + space
    return placed
  })
}

/** Bands leave and enter a bar in the order of the bars at their other ends, so that few of them cross. */
function toBands<Link extends FlowLink>(
  links: Link[],
  left: PlacedNode<FlowNode>[],
  right: PlacedNode<FlowNode>[],
  scale: number,
): Band<Link>[] {
  const ranksLeft = rank(left)
  const ranksRight = rank(right)
  const drawable = links
    .filter(({ from, to }) => ranksLeft.has(from) && ranksRight.has(to))
    .sort(
      (a, b) =>
        (ranksLeft.get(a.from) ?? 0) - (ranksLeft.get(b.from) ?? 0) ||
        (ranksRight.get(a.to) ?? 0) - (ranksRight.get(b.to) ?? 0),
    )
  const leaving = new Map(left.map(({ node, top }) => [node.key, top]))
  const entering = new Map(right.map(({ node, top }) => [node.key, top]))
  return drawable.map((link) => {
    const thickness = Math.max(0.5, link.value * scale)
    const start = leaving.get(link.from) ?? 0
    const end = entering.get(link.to) ?? 0
    leaving.set(link.from, start + link.value * scale)
    entering.set(link.to, end + link.value * scale)
    return { link, path: outline(start, end, thickness) }
  })
}

function outline(start: number, end: number, thickness: number): string {
  const [a, b, c, d] = [start, end, end + thickness, start + thickness].map((y) => Math.round(y * 100) / 100)
  return `M0 ${a}C50 ${a} 50 ${b} 100 ${b}V${c}C50 ${c} 50 ${d} 0 ${d}Z`
}

function rank(placed: PlacedNode<FlowNode>[]): Map<string, number> {
  return new Map(placed.map(({ node }, index) => [node.key, index]))
}

function sumOf(nodes: FlowNode[]): number {
  return nodes.reduce((sum, { value }) => sum + value, 0)
}

function bottomOf(column: PlacedNode<FlowNode>[]): number {
  const last = column.at(-1)
  return last ? last.top + last.slot : 0
}

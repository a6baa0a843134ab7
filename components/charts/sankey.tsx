import { classNames } from '../ui/class-names'
import { StateLink } from '../ui/state-link'
import { type Band, type FlowLink, type FlowNode, layOutSankey, type PlacedNode } from './sankey-layout'

/** `rest` gathers what is too small to stand alone; `end` is where the flow begins or ends. */
export type SankeyKind = 'node' | 'rest' | 'end'

export type SankeyNode = FlowNode & {
  kind: SankeyKind
  label: string
  /** The value with its share, as it is read: "3,604 · 84%". */
  note: string
  /** Where a click on the node leads to. */
  href?: string
  /** What the click does: "Go on from Greeting". */
  hrefTitle?: string
}

export type SankeyLink = FlowLink & {
  kind: SankeyKind
  /** Shown on hover: "Greeting → Pick a category: 3,604". */
  title: string
}

export type SankeyProps = {
  label: string
  columns: { title: string; nodes: SankeyNode[] }[]
  links: SankeyLink[]
}

const sizes = { fullHeight: 300, labelHeight: 38, space: 10 }
const barWidth = 10
const columnWidth = 168

/**
 * A flow through columns, drawn by the server. Labels and bars are text and links that lie over the bands, so
 * that they stay readable at every width; on small screens the picture scrolls by itself.
 */
export function Sankey({ label, columns, links }: SankeyProps) {
  const layout = layOutSankey({ columns: columns.map(({ nodes }) => nodes), links }, sizes)
  const share = 100 / Math.max(1, columns.length)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="overflow-x-auto rounded-sm">
      <div style={{ minWidth: columns.length * columnWidth }}>
        <div className="relative mt-7" style={{ height: layout.height }}>
          {layout.gaps.map((bands, gap) => (
            <Bands
              key={columns[gap]?.title}
              bands={bands}
              height={layout.height}
              left={`calc(${gap * share}% + ${barWidth}px)`}
              width={`calc(${share}% - ${barWidth}px)`}
            />
          ))}
          {columns.map(({ title }, index) => (
            <Column
              key={title}
              title={title}
              nodes={layout.columns[index] ?? []}
              height={layout.height}
              left={`${index * share}%`}
              width={`${share}%`}
            />
          ))}
        </div>
      </div>
    </section>
  )
}

type BandsProps = { bands: Band<SankeyLink>[]; height: number; left: string; width: string }

const bandLooks: Record<SankeyKind, string> = {
  node: 'fill-accent',
  rest: 'fill-muted',
  end: 'fill-muted',
}

/** What the table says is not said twice: the bands are for eyes. */
function Bands({ bands, height, left, width }: BandsProps) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      className="absolute top-0"
      style={{ left, width, height }}
    >
      {bands.map(({ link, path }) => (
        <path
          key={`${link.from} ${link.to}`}
          d={path}
          className={classNames('opacity-[0.16] hover:opacity-30', bandLooks[link.kind])}
        >
          <title>{link.title}</title>
        </path>
      ))}
    </svg>
  )
}

type ColumnProps = {
  title: string
  nodes: PlacedNode<SankeyNode>[]
  height: number
  left: string
  width: string
}

function Column({ title, nodes, height, left, width }: ColumnProps) {
  return (
    <div className="pointer-events-none absolute -top-7" style={{ left, width }}>
      <p className="h-7 truncate text-note text-muted">{title}</p>
      <ul aria-label={title} className="relative" style={{ height }}>
        {nodes.map((placed) => (
          <li
            key={placed.node.key}
            className="absolute inset-x-0 flex"
            style={{ top: placed.top, height: placed.slot }}
          >
            <NodeMark {...placed} />
          </li>
        ))}
      </ul>
    </div>
  )
}

const barLooks: Record<SankeyKind, string> = {
  node: 'bg-accent',
  rest: 'bg-muted',
  end: 'border border-muted bg-hatch-muted',
}

function NodeMark({ node, height }: PlacedNode<SankeyNode>) {
  const content = (
    <>
      <span
        aria-hidden="true"
        className={classNames('shrink-0 rounded-[3px]', barLooks[node.kind])}
        style={{ width: barWidth, height }}
      />
      <span className="min-w-0 pl-2">
        <span className="block truncate text-small font-medium">
          <bdi>{node.label}</bdi>
        </span>
        <span className="block truncate text-note">{node.note}</span>
      </span>
    </>
  )
  const look = 'pointer-events-auto flex max-w-full min-w-0 items-start pr-2'
  if (!node.href) return <span className={look}>{content}</span>
  return (
    <StateLink
      href={node.href}
      title={node.hrefTitle}
      className={classNames(look, 'rounded-[3px] hover:underline')}
    >
      {content}
    </StateLink>
  )
}

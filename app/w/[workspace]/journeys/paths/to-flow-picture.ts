import type { SankeyKind, SankeyProps } from '@/components/charts/sankey'
import { formatCount } from '@/lib/format/format-number'
import { formatShare } from '@/lib/format/format-share'
import type { FlowNode, PathFlow } from '@/lib/metrics/get-path-flow'
import { toRatio } from '@/lib/metrics/ratio'
import type { Direction, PathsState } from './paths-state'

/** A line of the table: one place, one node. */
export interface FlowRow {
  id: string
  /** How many visits away from the start, from 1. */
  distance: number
  place: string
  name: string
  conversations: number
  /** Of the conversations that visited the start. */
  share: number | null
  /** Where the explorer goes on from this node. */
  href: string | undefined
}

export type FlowPictureParts = Omit<SankeyProps, 'label'> & { rows: FlowRow[]; locale: string }

type Look = { direction: Direction; locale: string; address: PathsState['address'] }

/** The flow as columns in the order of time, from left to right, and as the rows of a table. */
export function toFlowPicture(flow: PathFlow, look: Look): FlowPictureParts {
  const { direction, locale } = look
  const isForward = direction === 'forward'
  const last = flow.levels.length - 1
  const columns = flow.levels.map(({ nodes }, level) => ({
    title: placeOf(level, direction),
    nodes: nodes.map((node) => ({
      key: node.key,
      value: node.conversations,
      kind: kinds[node.kind],
      label: nameOf(node, direction),
      note: noteOf(node.conversations, level === 0 ? null : flow.visits, locale),
      href: level === 0 ? undefined : hrefOf(node, look),
      hrefTitle: `Go on from ${nameOf(node, direction)}`,
    })),
  }))
  const links = flow.links.map((link) => {
    const near = findIn(flow, link.level, link.from)
    const far = findIn(flow, link.level + 1, link.to)
    const names = [near, far].map((node) => (node ? nameOf(node, direction) : ''))
    return {
      column: isForward ? link.level : last - link.level - 1,
      from: isForward ? link.from : link.to,
      to: isForward ? link.to : link.from,
      value: link.conversations,
      kind: far ? kinds[far.kind] : ('rest' as const),
      title: `${(isForward ? names : names.toReversed()).join(' → ')}: ${formatCount(link.conversations, locale)}`,
    }
  })
  return { columns: isForward ? columns : columns.toReversed(), links, rows: toRows(flow, look), locale }
}

function noteOf(conversations: number, of: number | null, locale: string): string {
  const count = formatCount(conversations, locale)
  return of === null ? count : `${count} · ${formatShare(toRatio(conversations, of))}`
}

const kinds: Record<FlowNode['kind'], SankeyKind> = { node: 'node', others: 'rest', end: 'end' }

function toRows(flow: PathFlow, look: Look): FlowRow[] {
  return flow.levels.slice(1).flatMap(({ nodes }, index) =>
    nodes.map((node) => ({
      id: `${index} ${node.key}`,
      distance: index + 1,
      place: placeOf(index + 1, look.direction),
      name: nameOf(node, look.direction),
      conversations: node.conversations,
      share: toRatio(node.conversations, flow.visits),
      href: hrefOf(node, look),
    })),
  )
}

function placeOf(level: number, direction: Direction): string {
  if (level === 0) return 'This node'
  const steps = level === 1 ? '1 visit' : `${level} visits`
  return `${steps} ${direction === 'forward' ? 'after' : 'before'}`
}

function nameOf({ node, kind }: FlowNode, direction: Direction): string {
  if (kind === 'others') return 'Other nodes'
  if (kind === 'end' || !node) return direction === 'forward' ? 'Ended here' : 'Began here'
  return node.name ?? node.nodeId
}

function hrefOf({ node }: FlowNode, { address }: Look): string | undefined {
  return node ? address({ node: node.nodeId, connection: node.connectionId }) : undefined
}

function findIn(flow: PathFlow, level: number, key: string): FlowNode | undefined {
  return flow.levels[level]?.nodes.find((node) => node.key === key)
}

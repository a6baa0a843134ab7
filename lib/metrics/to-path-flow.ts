import type { FlowLink, FlowNode, PathFlow } from './get-path-flow'
import type { NodeName } from './name-nodes'

/** Conversations that went from one visit to the one after (or before) it; null where there is none. */
export interface WalkedLink {
  /** From 1, the node that was asked for. */
  level: number
  node: number
  next: number | null
  conversations: number
}

export const mostLevels = 5
const mostNodesOfLevel = 6

/** Keeps the most visited nodes of each level; the rest of a level flows together. */
export function toPathFlow(walked: WalkedLink[], names: Map<number, NodeName>): PathFlow {
  const root = walked.filter(({ level }) => level === 1)
  const [asked] = root
  if (!asked) return { visits: 0, levels: [], links: [] }
  const links = mergeLinks(walked)
  const visits = sum(root)
  const first = { key: String(asked.node), node: names.get(asked.node) ?? null, kind: 'node' as const }
  const levels: PathFlow['levels'] = [{ nodes: [{ ...first, conversations: visits }] }]
  for (let level = 1; level < mostLevels; level++) {
    const nodes = toFlowNodes(
      links.filter((link) => link.level === level - 1),
      names,
    )
    if (nodes.length > 0) levels.push({ nodes })
  }
  return { visits, levels, links }
}

/** Links between what is shown: rare nodes of a level are one, and so are their links. */
function mergeLinks(walked: WalkedLink[]): FlowLink[] {
  const shown = Array.from({ length: mostLevels }, (_, level) =>
    listMostVisited(walked.filter((link) => link.level === level)),
  )
  const keyAt = (level: number, number: number) =>
    level === 0 || shown[level]?.has(number) ? String(number) : 'others'
  const merged = new Map<string, FlowLink>()
  for (const { level, node, next, conversations } of walked) {
    const from = keyAt(level - 1, node)
    const to = next === null ? 'end' : keyAt(level, next)
    const name = `${level} ${from} ${to}`
    const before = merged.get(name)?.conversations ?? 0
    merged.set(name, { level: level - 1, from, to, conversations: before + conversations })
  }
  return [...merged.values()].sort((a, b) => a.level - b.level || b.conversations - a.conversations)
}

/** The nodes that links lead to, without the rare ones; one rare node alone stands for itself. */
function listMostVisited(links: WalkedLink[]): Set<number> {
  const visits = new Map<number, number>()
  for (const { next, conversations } of links)
    if (next !== null) visits.set(next, (visits.get(next) ?? 0) + conversations)
  const ordered = [...visits].sort(([a, visitsOfA], [b, visitsOfB]) => visitsOfB - visitsOfA || a - b)
  const count = ordered.length <= mostNodesOfLevel + 1 ? ordered.length : mostNodesOfLevel
  return new Set(ordered.slice(0, count).map(([number]) => number))
}

function toFlowNodes(into: FlowLink[], names: Map<number, NodeName>): FlowNode[] {
  const nodes = [...Map.groupBy(into, ({ to }) => to)].map(([key, links]) => {
    const kind = key === 'others' || key === 'end' ? key : 'node'
    return { key, node: names.get(Number(key)) ?? null, kind, conversations: sum(links) } as const
  })
  return nodes.sort((a, b) => ranks[a.kind] - ranks[b.kind] || b.conversations - a.conversations)
}

const ranks = { node: 0, others: 1, end: 2 }

function sum(counted: { conversations: number }[]): number {
  return counted.reduce((total, { conversations }) => total + conversations, 0)
}

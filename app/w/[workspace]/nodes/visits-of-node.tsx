import { formatCount } from '@/lib/format/format-number'
import type { NodeChoice } from './node-choice'

export type VisitsOfNodeProps = { node: NodeChoice; locale: string }

/** How often in the last 30 days; what nobody visits is marked. */
export function VisitsOfNode({ node, locale }: VisitsOfNodeProps) {
  const { visits30d, isVisited } = node
  if (!isVisited) return <span className="text-note font-medium text-warning">never visited</span>
  if (visits30d === null) return <span className="text-note text-muted">…</span>
  if (visits30d === 0) return <span className="text-note font-medium text-warning">no visits in 30 days</span>
  return (
    <span className="text-note text-muted" title="In conversations of the last 30 days">
      {formatCount(visits30d, locale)} {visits30d === 1 ? 'visit' : 'visits'}
    </span>
  )
}

import { Icon } from '@/components/ui/icon'
import type { NodeRef } from '@/lib/nodes/node-ref'
import { type NodeChoice, nameOfNode } from './node-choice'
import { VisitsOfNode } from './visits-of-node'

export type PickedNodeProps = {
  node: NodeChoice | undefined
  value: NodeRef | null
  locale: string
  readOnly?: boolean
}

/** What the closed picker shows. */
export function PickedNode({ node, value, locale, readOnly }: PickedNodeProps) {
  if (!node) {
    return (
      <>
        <span className="min-w-0 flex-1 truncate text-muted">{value ? value.nodeId : 'Choose a node'}</span>
        {value ? <span className="shrink-0 text-note font-medium text-bad">unknown node</span> : null}
        <Icon name="down" size={14} />
      </>
    )
  }
  return (
    <>
      <span className="min-w-0 truncate font-medium">{nameOfNode(node)}</span>
      {node.name ? <NodeId id={node.nodeId} /> : null}
      <span className="ml-auto shrink-0">
        <VisitsOfNode node={node} locale={locale} />
      </span>
      {readOnly ? null : <Icon name="down" size={14} />}
    </>
  )
}

function NodeId({ id }: { id: string }) {
  return <code className="min-w-0 shrink-[2] truncate text-note text-muted max-sm:hidden">{id}</code>
}

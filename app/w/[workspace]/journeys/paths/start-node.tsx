'use client'

import { useStateNavigation } from '@/components/ui/state-navigation'
import type { NodeRef } from '@/lib/nodes/node-ref'
import type { NodeChoice } from '../../nodes/node-choice'
import { NodePicker } from '../../nodes/node-picker'

export type StartNodeProps = {
  nodes: NodeChoice[]
  value: NodeRef | null
  locale: string
  /** The explorer with `NODE` and `CONNECTION` in the places of those that are chosen. */
  href: string
}

export function StartNode({ nodes, value, locale, href }: StartNodeProps) {
  const navigate = useStateNavigation()
  const choose = ({ nodeId, connectionId = '' }: NodeRef) =>
    navigate(
      href
        .replace('=CONNECTION', `=${encodeURIComponent(connectionId)}`)
        .replace('=NODE', `=${encodeURIComponent(nodeId)}`),
    )
  return <NodePicker label="Node" nodes={nodes} value={value} onChange={choose} locale={locale} />
}

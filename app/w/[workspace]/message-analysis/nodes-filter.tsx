'use client'

import { Icon } from '@/components/ui/icon'
import { StateLink } from '@/components/ui/state-link'
import { useStateNavigation } from '@/components/ui/state-navigation'
import { mostNodes, toNodeRef, toNodeText } from '@/lib/metrics/message-filter'
import { findNode, type NodeChoice, nameOfNode } from '../nodes/node-choice'
import { NodePicker } from '../nodes/node-picker'

export type NodesFilterProps = {
  nodes: NodeChoice[]
  /** Each with the address at which it is not chosen any more. */
  chosen: { text: string; withoutHref: string }[]
  /** The list with `NODE` in the place of one more. */
  withHref: string
  locale: string
}

/** Messages of any of the chosen nodes. */
export function NodesFilter({ nodes, chosen, withHref, locale }: NodesFilterProps) {
  const navigate = useStateNavigation()
  const refs = chosen.map(({ text }) => toNodeRef(text)).filter((ref) => ref !== null)
  return (
    <div className="flex flex-wrap items-center gap-2">
      {chosen.map(({ text, withoutHref }) => {
        const name = nameIn(nodes, text)
        return (
          <StateLink
            key={text}
            href={withoutHref}
            aria-label={`Without the node ${name}`}
            className="inline-flex h-9 max-w-60 items-center gap-1.5 rounded-control border border-hairline bg-accent-soft px-2.5 text-small"
          >
            <bdi className="truncate">{name}</bdi>
            <Icon name="close" size={12} />
          </StateLink>
        )
      })}
      {chosen.length < mostNodes ? (
        <div className="w-60 max-w-full">
          <NodePicker
            label={chosen.length > 0 ? 'One more node' : 'Node'}
            nodes={nodes}
            value={null}
            taken={refs}
            onChange={(node) =>
              // Encoded twice: once as one of several, once as a part of an address.
              navigate(withHref.replace('NODE', encodeURIComponent(encodeURIComponent(toNodeText(node)))))
            }
            locale={locale}
          />
        </div>
      ) : null}
    </div>
  )
}

function nameIn(nodes: NodeChoice[], text: string): string {
  const ref = toNodeRef(text)
  const node = findNode(nodes, ref)
  return node ? nameOfNode(node) : (ref?.nodeId ?? text)
}

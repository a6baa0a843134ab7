'use client'

import { Combobox } from '@base-ui/react/combobox'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { popupItemLook, popupLook } from '@/components/ui/popup-look'
import { useNow } from '@/components/ui/use-now'
import { formatAgo } from '@/lib/format/format-instant'
import { formatCount } from '@/lib/format/format-number'
import { keyOfNode, type NodeChoice, nameOfNode } from './node-choice'
import { VisitsOfNode } from './visits-of-node'

export type NodePickerListProps = {
  label: string
  total: number
  found: number
  /** The most that are shown at once. */
  listed: number
  manyConnections: boolean
  isTaken: (node: NodeChoice) => boolean
  takenBecause: string
  locale: string
}

export function NodePickerList(props: NodePickerListProps) {
  const { label, total, found, listed, locale } = props
  return (
    <Combobox.Popup
      aria-label={label}
      className={classNames(
        popupLook,
        'flex max-h-[min(24rem,var(--available-height))] w-[max(var(--anchor-width),min(26rem,var(--available-width)))] flex-col',
      )}
    >
      <div className="flex items-center gap-2 border-b border-hairline px-3 text-muted">
        <Icon name="search" size={14} />
        <Combobox.Input
          aria-label="Find a node"
          placeholder="Name or id of a node"
          className="min-w-0 flex-1 bg-transparent py-2.5 text-body text-ink outline-none"
        />
      </div>
      <Combobox.Empty className="text-small text-muted not-empty:px-3 not-empty:py-3">
        {total === 0 ? 'No conversation has reached a node yet.' : 'No node by that name or id.'}
      </Combobox.Empty>
      <Combobox.List className="min-h-0 scroll-py-1 overflow-y-auto p-1 outline-none data-empty:p-0">
        {(node: NodeChoice) => <NodeItem key={keyOfNode(node)} node={node} {...props} />}
      </Combobox.List>
      <Combobox.Status className="text-note text-muted not-empty:border-t not-empty:border-hairline not-empty:px-3 not-empty:py-2">
        {found > listed
          ? `The first ${listed} of ${formatCount(found, locale)}; type more of the name to find the others.`
          : null}
      </Combobox.Status>
    </Combobox.Popup>
  )
}

function NodeItem({
  node,
  manyConnections,
  isTaken,
  takenBecause,
  locale,
}: NodePickerListProps & { node: NodeChoice }) {
  const taken = isTaken(node)
  return (
    <Combobox.Item
      value={keyOfNode(node)}
      disabled={taken}
      className={classNames(popupItemLook, 'data-disabled:cursor-not-allowed data-disabled:text-muted')}
    >
      <span className="min-w-0 flex-1">
        <span className="flex min-w-0 items-baseline gap-2">
          <span className="truncate font-medium">{nameOfNode(node)}</span>
          {node.name ? <code className="truncate text-note text-muted">{node.nodeId}</code> : null}
        </span>
        <span className="block truncate text-note text-muted">
          {manyConnections ? `${node.connectionName} · ` : ''}
          <LastSeen at={node.lastSeenAt} />
        </span>
      </span>
      <span className="shrink-0">
        {taken ? (
          <span className="text-note text-muted">{takenBecause}</span>
        ) : (
          <VisitsOfNode node={node} locale={locale} />
        )}
      </span>
      <span className="w-3.5 shrink-0">
        <Combobox.ItemIndicator>
          <Icon name="check" size={14} />
        </Combobox.ItemIndicator>
      </span>
    </Combobox.Item>
  )
}

function LastSeen({ at }: { at: string }) {
  const now = useNow()
  return now ? <>last seen {formatAgo(new Date(at), now)}</> : null
}

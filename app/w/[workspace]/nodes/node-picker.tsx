'use client'

import { Combobox } from '@base-ui/react/combobox'
import { type ComponentProps, type Ref, useMemo, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { controlLook } from '@/components/ui/control-look'
import { PopupLandmark } from '@/components/ui/popup-landmark'
import type { NodeRef } from '@/lib/nodes/node-ref'
import { findNode, isSameNode, keyOfNode, type NodeChoice, nameOfNode } from './node-choice'
import { NodePickerList } from './node-picker-list'
import { PickedNode } from './picked-node'
import { searchNodes } from './search-nodes'

export type NodePickerProps = {
  /** The only name that a screen reader has: "Condition 1, node 2". */
  label: string
  nodes: NodeChoice[]
  value: NodeRef | null
  onChange: (node: NodeRef) => void
  invalid?: boolean
  describedBy?: string
  /** Chosen in a neighbouring row, so not to be chosen here. */
  taken?: NodeRef[]
  takenBecause?: string
  readOnly?: boolean
  /** Groups digits as the workspace's currency does. */
  locale?: string
  ref?: Ref<HTMLButtonElement>
}

/** Beyond this many the list says that there are more, and typing finds them. */
const mostListed = 100

/** Chooses a node by name or id. Enter or a letter opens it; the letter begins the search. */
export function NodePicker(props: NodePickerProps) {
  const { label, nodes, value, onChange, invalid, describedBy, taken = [], takenBecause, readOnly } = props
  const { locale = 'en-GB', ref } = props
  const [open, setOpen] = useState(false)
  const [search, setSearch] = useState('')
  const items = useMemo(
    () =>
      Combobox.createItems(nodes, {
        getValue: (node: NodeChoice) => keyOfNode(node),
        getLabel: (node: NodeChoice) => nameOfNode(node),
      }),
    [nodes],
  )
  const picked = findNode(nodes, value)
  const found = searchNodes(nodes, search.trim())

  const pick = (key: string | null) => {
    const node = nodes.find((one) => keyOfNode(one) === key)
    if (node) onChange({ connectionId: node.connectionId, nodeId: node.nodeId })
  }
  const change = (isOpen: boolean) => {
    setOpen(isOpen && !readOnly)
    setSearch('')
  }
  const beginSearch = (event: TriggerKey) => {
    if (open || readOnly || !isLetter(event)) return
    // Without an open list a letter would choose the first node that begins with it.
    event.preventBaseUIHandler()
    event.preventDefault()
    setOpen(true)
    setSearch(event.key)
  }

  return (
    <Combobox.Root
      items={items}
      filteredItems={found.slice(0, mostListed)}
      value={picked ? keyOfNode(picked) : null}
      onValueChange={pick}
      open={open}
      onOpenChange={change}
      inputValue={search}
      onInputValueChange={(typed, { reason }) => {
        if (reason === 'input-change' || reason === 'input-clear') setSearch(typed)
      }}
      readOnly={readOnly}
      autoHighlight
    >
      <Combobox.Trigger
        ref={ref}
        aria-label={`${label}: ${describe(picked, value)}`}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        onKeyDown={beginSearch}
        className={classNames(
          controlLook,
          'flex items-center gap-2.5 text-left',
          readOnly && 'cursor-default',
        )}
      >
        <PickedNode node={picked} value={value} locale={locale} readOnly={readOnly} />
      </Combobox.Trigger>
      <Combobox.Portal render={<PopupLandmark />}>
        <Combobox.Positioner align="start" sideOffset={4} collisionPadding={8} className="z-50">
          <NodePickerList
            label={label}
            total={nodes.length}
            found={found.length}
            listed={mostListed}
            manyConnections={new Set(nodes.map(({ connectionId }) => connectionId)).size > 1}
            isTaken={(node) => taken.some((one) => isSameNode(one, node))}
            takenBecause={takenBecause ?? 'already chosen'}
            locale={locale}
          />
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}

type TriggerKey = Parameters<NonNullable<ComponentProps<typeof Combobox.Trigger>['onKeyDown']>>[0]

/** Space opens, as on every button. */
function isLetter({ key, ctrlKey, metaKey, altKey }: TriggerKey): boolean {
  return key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey
}

function describe(picked: NodeChoice | undefined, value: NodeRef | null): string {
  if (picked) return nameOfNode(picked)
  return value ? `${value.nodeId}, unknown node` : 'choose a node'
}

'use client'

import { type ComponentProps, type KeyboardEvent, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { TextField } from '@/components/form/text-field'
import { classNames } from '@/components/ui/class-names'
import { DragHandle } from '@/components/ui/drag-handle'
import { MoreMenu } from '@/components/ui/more-menu'
import type { NodeChoice } from '../../nodes/node-choice'
import { nameOfStep } from './name-of-step'
import { StepNodes } from './step-nodes'
import type { Drag } from './use-drag-order'
import type { JourneyControl } from './use-steps'

export type StepRowProps = {
  control: JourneyControl
  place: number
  count: number
  choices: NodeChoice[]
  locale: string
  handle: ComponentProps<typeof DragHandle>['pointer']
  drag: Drag | null
  onMove: (from: number, to: number) => void
  onDelete: (place: number) => void
}

export function StepRow(props: StepRowProps) {
  const { control, place, count, choices, locale, handle, drag, onMove, onDelete } = props
  const step = useWatch({ control, name: `steps.${place}` })
  const [isNaming, setNaming] = useState(Boolean(step?.name))
  const title = `Step ${place + 1}`
  const name = step ? nameOfStep(step, choices) : null

  /** The row keeps its handle wherever it goes, so the handle keeps the focus. */
  const moveBy = (by: number, handle: HTMLElement) => {
    onMove(place, place + by)
    handle.focus()
  }
  const moveByKey = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    moveBy(by, event.currentTarget)
  }

  return (
    <li
      aria-label={name ? `${title}: ${name}` : title}
      className={classNames(
        'relative rounded-card border border-hairline bg-surface p-3 pl-1.5',
        drag?.from === place && 'opacity-60',
        drag?.to === place && drag.from > place && dropAbove,
        drag?.to === place && drag.from < place && dropBelow,
      )}
    >
      <div className="flex items-start gap-1.5">
        <DragHandle
          label={`Move ${name ?? title.toLowerCase()}, ${place + 1} of ${count}`}
          describedBy="steps-hint"
          pointer={handle}
          onKeyDown={moveByKey}
        />
        <span aria-hidden="true" className="w-5 pt-2 text-center text-small font-medium text-muted">
          {place + 1}
        </span>
        <div className="min-w-0 flex-1 space-y-2">
          {isNaming ? (
            <TextField
              control={control}
              name={`steps.${place}.name`}
              label={`Name of step ${place + 1}`}
              labelHidden
              placeholder="Name, shown instead of the nodes"
              autoComplete="off"
            />
          ) : null}
          <StepNodes control={control} place={place} choices={choices} locale={locale} />
        </div>
        <StepMenu
          title={title}
          place={place}
          count={count}
          isNaming={isNaming}
          onName={() => setNaming(true)}
          onMove={onMove}
          onDelete={onDelete}
        />
      </div>
    </li>
  )
}

const dropAbove = 'before:absolute before:inset-x-0 before:-top-[5px] before:h-0.5 before:bg-accent'
const dropBelow = 'after:absolute after:inset-x-0 after:-bottom-[5px] after:h-0.5 after:bg-accent'

type StepMenuProps = Pick<StepRowProps, 'place' | 'count' | 'onMove' | 'onDelete'> & {
  title: string
  isNaming: boolean
  onName: () => void
}

function StepMenu({ title, place, count, isNaming, onName, onMove, onDelete }: StepMenuProps) {
  return (
    <MoreMenu
      label={`More for ${title.toLowerCase()}`}
      look="quiet"
      size="normal"
      groups={[
        {
          items: [
            {
              label: 'Move up',
              disabledBecause: place === 0 ? 'is the first' : undefined,
              onSelect: () => onMove(place, place - 1),
            },
            {
              label: 'Move down',
              disabledBecause: place === count - 1 ? 'is the last' : undefined,
              onSelect: () => onMove(place, place + 1),
            },
            ...(isNaming ? [] : [{ label: 'Give it a name', onSelect: onName }]),
          ],
        },
        { items: [{ label: 'Delete', danger: true, onSelect: () => onDelete(place) }] },
      ]}
    />
  )
}

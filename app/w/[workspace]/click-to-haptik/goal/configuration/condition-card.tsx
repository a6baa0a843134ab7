'use client'

import { Fragment, useState } from 'react'
import { useFieldArray } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { mostSubConditions } from '@/lib/goals/goal-schema'
import { namesOf } from '../name-node'
import { ArrangeMenu } from './arrange-menu'
import { focusSoon } from './focus-soon'
import { type GoalFormParts, useGoalForm } from './goal-form-parts'
import { emptyNode, type GoalTyped } from './goal-typed'
import { OperatorBetween } from './operator-between'
import { SubConditionRow } from './sub-condition-row'
import { UndoLine } from './undo-line'

export type ConditionCardProps = GoalFormParts & {
  index: number
  count: number
  onMove: (to: number) => void
  onDelete: () => void
}

type Row = GoalTyped['conditions'][number]['subConditions'][number]

/** A condition: one to five nodes, and what joins them. */
export function ConditionCard({ index, count, onMove, onDelete, ...parts }: ConditionCardProps) {
  const form = useGoalForm()
  const path = `conditions.${index}.subConditions` as const
  const { fields, append, insert, move, remove } = useFieldArray({ control: form.control, name: path })
  const [deleted, setDeleted] = useState<{ at: number; row: Row } | null>(null)
  const title = `Condition ${index + 1}`
  const focusRow = (row: number) => focusSoon(() => form.setFocus(`${path}.${row}.nodeId`))

  const add = () => {
    setDeleted(null)
    append(emptyNode)
  }
  const moveRow = (from: number, to: number) => {
    setDeleted(null)
    move(from, to)
  }
  const deleteRow = (at: number) => {
    setDeleted({ at, row: form.getValues(`${path}.${at}`) })
    remove(at)
    focusRow(Math.min(at, fields.length - 2))
  }
  const undo = () => {
    if (!deleted) return
    insert(deleted.at, deleted.row, { shouldFocus: false })
    setDeleted(null)
    focusRow(deleted.at)
  }
  const undoLine = deleted ? (
    <UndoLine what={nameRow(deleted.row, namesOf(parts.nodes))} onUndo={undo} />
  ) : null

  return (
    <fieldset className="min-w-0 rounded-card border border-hairline p-3.5">
      <legend className="sr-only">{title}</legend>
      <div className="mb-2 flex min-h-7 items-center justify-between gap-2">
        <p aria-hidden="true" className="text-body font-semibold">
          {title}
        </p>
        {parts.readOnly ? null : (
          <ArrangeMenu
            of={`condition ${index + 1}`}
            index={index}
            count={count}
            onMove={onMove}
            onDelete={onDelete}
            lastStays="a goal needs a condition"
          />
        )}
      </div>
      <div className="space-y-1.5">
        {fields.map((field, row) => (
          <Fragment key={field.id}>
            {row === 0 ? null : (
              <OperatorBetween
                name={`conditions.${index}.operator`}
                between={`the nodes of condition ${index + 1}`}
                index={row}
                readOnly={parts.readOnly}
              />
            )}
            {deleted?.at === row ? undoLine : null}
            <SubConditionRow
              {...parts}
              condition={index}
              index={row}
              count={fields.length}
              onMove={(to) => moveRow(row, to)}
              onDelete={() => deleteRow(row)}
            />
          </Fragment>
        ))}
        {deleted && deleted.at >= fields.length ? undoLine : null}
      </div>
      {parts.readOnly ? null : <AddNode count={fields.length} of={title} onAdd={add} />}
    </fieldset>
  )
}

function nameRow(row: Row, nameNode: ReturnType<typeof namesOf>): string {
  return row.nodeId ? nameNode(row) : 'The empty row'
}

function AddNode({ count, of, onAdd }: { count: number; of: string; onAdd: () => void }) {
  if (count >= mostSubConditions) {
    return <p className="mt-2.5 text-note text-muted">A condition has at most {mostSubConditions} nodes.</p>
  }
  return (
    <Button look="accent" size="small" onClick={onAdd} className="mt-1.5 -ml-2">
      + Sub-condition<span className="sr-only"> to {of}</span>
    </Button>
  )
}

'use client'

import { Fragment, useState } from 'react'
import { useFieldArray } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { mostConditions } from '@/lib/goals/goal-schema'
import { ConditionCard } from './condition-card'
import { focusSoon } from './focus-soon'
import { type GoalFormParts, useGoalForm } from './goal-form-parts'
import { emptyCondition, type GoalTyped } from './goal-typed'
import { OperatorBetween } from './operator-between'
import { UndoLine } from './undo-line'

type Condition = GoalTyped['conditions'][number]

/** The conditions of a goal, and what joins them. */
export function ConditionList(parts: GoalFormParts) {
  const form = useGoalForm()
  const { fields, append, insert, move, remove } = useFieldArray({
    control: form.control,
    name: 'conditions',
  })
  const [deleted, setDeleted] = useState<{ at: number; condition: Condition } | null>(null)
  const focusCondition = (index: number) =>
    focusSoon(() => form.setFocus(`conditions.${index}.subConditions.0.nodeId`))

  const add = () => {
    setDeleted(null)
    append(emptyCondition, { shouldFocus: false })
    focusCondition(fields.length)
  }
  const moveCondition = (from: number, to: number) => {
    setDeleted(null)
    move(from, to)
  }
  const deleteCondition = (at: number) => {
    setDeleted({ at, condition: structuredClone(form.getValues(`conditions.${at}`)) })
    remove(at)
    focusCondition(Math.min(at, fields.length - 2))
  }
  const undo = () => {
    if (!deleted) return
    insert(deleted.at, deleted.condition, { shouldFocus: false })
    setDeleted(null)
    focusCondition(deleted.at)
  }
  const undoLine = deleted ? <UndoLine what={`Condition ${deleted.at + 1}`} onUndo={undo} /> : null

  return (
    <div className="space-y-2">
      {fields.map((field, index) => (
        <Fragment key={field.id}>
          {index === 0 ? null : (
            <OperatorBetween
              name="operator"
              between="the conditions"
              index={index}
              readOnly={parts.readOnly}
            />
          )}
          {deleted?.at === index ? undoLine : null}
          <ConditionCard
            {...parts}
            index={index}
            count={fields.length}
            onMove={(to) => moveCondition(index, to)}
            onDelete={() => deleteCondition(index)}
          />
        </Fragment>
      ))}
      {deleted && deleted.at >= fields.length ? undoLine : null}
      {parts.readOnly ? null : <AddCondition count={fields.length} onAdd={add} />}
    </div>
  )
}

function AddCondition({ count, onAdd }: { count: number; onAdd: () => void }) {
  if (count >= mostConditions) {
    return <p className="text-note text-muted">A goal has at most {mostConditions} conditions.</p>
  }
  return (
    <Button look="accent" size="small" onClick={onAdd} className="-ml-2">
      + Condition
    </Button>
  )
}

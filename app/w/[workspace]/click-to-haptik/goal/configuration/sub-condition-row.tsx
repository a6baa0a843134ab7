'use client'

import { useId } from 'react'
import { useController, useWatch } from 'react-hook-form'
import { NodePicker } from '../../../nodes/node-picker'
import { ArrangeMenu } from './arrange-menu'
import { type GoalFormParts, useGoalForm } from './goal-form-parts'

export type SubConditionRowProps = GoalFormParts & {
  condition: number
  index: number
  count: number
  onMove: (to: number) => void
  onDelete: () => void
}

export function SubConditionRow(props: SubConditionRowProps) {
  const { condition, index, count, nodes, locale, readOnly, onMove, onDelete } = props
  const { control, setValue } = useGoalForm()
  const path = `conditions.${condition}.subConditions` as const
  const { field, fieldState } = useController({ control, name: `${path}.${index}.nodeId` })
  const rows = useWatch({ control, name: path })
  const errorId = useId()
  const error = fieldState.error?.message
  const name = `node ${index + 1} of condition ${condition + 1}`
  const chosen = rows[index]

  return (
    <div>
      <div className="flex items-center gap-1.5">
        <NodePicker
          label={`Node ${index + 1} of condition ${condition + 1}`}
          nodes={nodes}
          value={chosen?.nodeId ? chosen : null}
          onChange={({ connectionId, nodeId }) => {
            setValue(`${path}.${index}.connectionId`, connectionId)
            field.onChange(nodeId)
          }}
          invalid={error !== undefined}
          describedBy={error ? errorId : undefined}
          taken={rows.filter((row, place) => place !== index && row.nodeId !== '')}
          takenBecause="already in this condition"
          locale={locale}
          readOnly={readOnly}
          ref={field.ref}
        />
        {readOnly ? null : (
          <ArrangeMenu
            of={name}
            index={index}
            count={count}
            onMove={onMove}
            onDelete={onDelete}
            lastStays="a condition needs a node"
          />
        )}
      </div>
      <p id={errorId} role="alert" className="text-note font-medium text-bad not-empty:mt-1.5">
        {error}
      </p>
    </div>
  )
}

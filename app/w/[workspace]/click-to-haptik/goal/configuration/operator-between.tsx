'use client'

import { useController } from 'react-hook-form'
import { SegmentedChoice } from '@/components/ui/segmented-choice'
import { operators } from '@/lib/goals/goal-schema'
import { useGoalForm } from './goal-form-parts'

export type OperatorBetweenProps = {
  name: 'operator' | `conditions.${number}.operator`
  /** Between what: "the conditions", "the nodes of condition 2". */
  between: string
  /** The place of the row that comes after it, from 1. */
  index: number
  readOnly: boolean
}

const options = operators.map((operator) => ({ value: operator, label: operator }))

/** Chosen once, between the first two; further down it is shown, and follows. */
export function OperatorBetween({ name, between, index, readOnly }: OperatorBetweenProps) {
  const { control } = useGoalForm()
  const { field } = useController({ control, name })
  if (index === 1 && !readOnly) {
    return (
      <SegmentedChoice
        label={`Operator between ${between}`}
        size="small"
        value={field.value}
        onChange={field.onChange}
        options={options}
      />
    )
  }
  return (
    <p className="flex items-center gap-2 text-note text-muted">
      <span className="inline-flex h-6 items-center rounded-md border border-dashed border-control px-2 font-medium">
        {field.value}
      </span>
      {index === 1 ? null : 'follows the first choice'}
    </p>
  )
}

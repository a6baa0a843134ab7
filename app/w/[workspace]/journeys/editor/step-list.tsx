'use client'

import { useFormState } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { mostSteps } from '@/lib/journeys/journey-schema'
import type { NodeChoice } from '../../nodes/node-choice'
import { StepRow } from './step-row'
import { useDragOrder } from './use-drag-order'
import type { JourneyForm, useSteps } from './use-steps'

export type StepListProps = {
  form: JourneyForm
  steps: ReturnType<typeof useSteps>
  choices: NodeChoice[]
  locale: string
}

export function StepList({ form, steps, choices, locale }: StepListProps) {
  const { fields, said, moveStep, removeStep, addStep } = steps
  const { list, drag, handleOf } = useDragOrder<HTMLOListElement>(moveStep)
  const { errors } = useFormState({ control: form.control })
  const isFull = fields.length >= mostSteps
  return (
    <fieldset className="min-w-0">
      <legend className="text-small font-medium">Steps</legend>
      <p id="steps-hint" className="mt-1 mb-2 text-note text-muted">
        Order them by dragging, or with the arrow keys on a handle. Other nodes may lie between two steps.
      </p>
      <ol ref={list} className="space-y-2">
        {fields.map(({ id }, place) => (
          <StepRow
            key={id}
            control={form.control}
            place={place}
            count={fields.length}
            choices={choices}
            locale={locale}
            handle={handleOf(place)}
            drag={drag}
            onMove={moveStep}
            onDelete={removeStep}
          />
        ))}
      </ol>
      <p role="alert" className="text-note font-medium text-bad not-empty:mt-2">
        {errors.steps?.root?.message ?? errors.steps?.message}
      </p>
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button size="small" onClick={() => isFull || addStep()} aria-disabled={isFull}>
          Add a step
        </Button>
        {isFull ? (
          <span className="text-note text-muted">A journey has at most {mostSteps} steps.</span>
        ) : null}
      </div>
    </fieldset>
  )
}

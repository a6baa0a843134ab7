'use client'

import { useState } from 'react'
import { flushSync } from 'react-dom'
import { type Control, type UseFormReturn, useFieldArray } from 'react-hook-form'
import { toast } from 'sonner'
import type { JourneyInput } from '@/lib/journeys/journey-schema'
import type { NodeChoice } from '../../nodes/node-choice'
import { emptyStep, isBlank, type JourneyValues, type StepValues } from './journey-values'
import { nameOfStep } from './name-of-step'

export type JourneyForm = UseFormReturn<JourneyValues, unknown, JourneyInput>
export type JourneyControl = Control<JourneyValues, unknown, JourneyInput>

/** The steps of the form and what can be done with them; what was done is said for who does not see it. */
export function useSteps(form: JourneyForm, choices: NodeChoice[]) {
  const { fields, append, insert, move, remove, replace } = useFieldArray({
    control: form.control,
    name: 'steps',
  })
  const [said, setSaid] = useState('')
  const count = fields.length

  const read = (place: number) => form.getValues(`steps.${place}`)
  const nameOf = (step: StepValues, place: number) => nameOfStep(step, choices) ?? `step ${place + 1}`

  const moveStep = (from: number, to: number) => {
    if (to < 0 || to >= count || from === to) return
    const name = nameOf(read(from), from)
    flushSync(() => move(from, to))
    setSaid(`${name} is now step ${to + 1} of ${count}.`)
  }

  const removeStep = (place: number) => {
    const step = read(place)
    remove(place)
    const name = nameOf(step, place)
    setSaid(`${name} deleted.`)
    if (isBlank(step)) return
    toast(`Step ${place + 1}, ${name}, is deleted`, {
      action: {
        label: 'Undo',
        onClick: () => insert(Math.min(place, form.getValues('steps').length), step, { shouldFocus: false }),
      },
    })
  }

  const takeOver = (steps: StepValues[]) => {
    const before = form.getValues('steps')
    replace(steps)
    setSaid(`${steps.length} steps taken over.`)
    if (before.every(isBlank)) return
    toast('Your steps were replaced by the path', {
      action: { label: 'Undo', onClick: () => replace(before) },
    })
  }

  return { fields, said, moveStep, removeStep, takeOver, addStep: () => append(emptyStep()) }
}

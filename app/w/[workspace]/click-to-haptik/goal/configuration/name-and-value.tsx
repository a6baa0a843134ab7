'use client'

import { useController } from 'react-hook-form'
import { TextField } from '@/components/form/text-field'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useGoalForm } from './goal-form-parts'

export type NameAndValueProps = { currency: string; readOnly: boolean }

export function NameAndValue({ currency, readOnly }: NameAndValueProps) {
  const { control } = useGoalForm()
  return (
    <div className="mt-5 grid gap-4 sm:grid-cols-2">
      <TextField control={control} name="name" label="Name" autoComplete="off" readOnly={readOnly} />
      <ValueField currency={currency} readOnly={readOnly} />
    </div>
  )
}

/** An empty field is no value, which differs from a value of 0. */
function ValueField({ currency, readOnly }: NameAndValueProps) {
  const { control } = useGoalForm()
  const { field, fieldState } = useController({ control, name: 'value' })
  return (
    <Field
      label={`Value in ${currency}, optional`}
      hint="What reaching the goal is worth to you, each time."
      error={fieldState.error?.message}
    >
      {(described) => (
        <Input
          {...field}
          {...described}
          value={field.value ?? ''}
          onChange={({ target }) => field.onChange(target.value === '' ? null : target.value)}
          inputMode="decimal"
          autoComplete="off"
          className="scroll-mb-24"
          readOnly={readOnly}
        />
      )}
    </Field>
  )
}

'use client'

import type { ReactNode } from 'react'
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form'
import { Field } from '../ui/field'
import { Input } from '../ui/input'

export type NumberFieldProps<Typed extends FieldValues, Input> = {
  control: Control<Typed, unknown, Input>
  name: FieldPath<Typed>
  label: string
  hint?: ReactNode
}

/** A whole number; whatever else is typed stays as it is, for the schema to say what is wrong with it. */
export function NumberField<Typed extends FieldValues, Input>(props: NumberFieldProps<Typed, Input>) {
  const { control, name, label, hint } = props
  const { field, fieldState } = useController({ control, name })
  return (
    <Field label={label} hint={hint} error={fieldState.error?.message}>
      {(described) => (
        <Input
          {...field}
          {...described}
          inputMode="numeric"
          autoComplete="off"
          value={String(field.value ?? '')}
          onChange={({ target: { value } }) =>
            field.onChange(/^\d{1,15}$/.test(value) ? Number(value) : value)
          }
        />
      )}
    </Field>
  )
}

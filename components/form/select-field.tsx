'use client'

import type { ReactNode } from 'react'
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form'
import { Field } from '../ui/field'
import { Select, type SelectOption } from '../ui/select'

export type SelectFieldProps<Typed extends FieldValues, Input> = {
  control: Control<Typed, unknown, Input>
  name: FieldPath<Typed>
  label: string
  hint?: ReactNode
  options: SelectOption[]
  placeholder?: string
}

export function SelectField<Typed extends FieldValues, Input>(props: SelectFieldProps<Typed, Input>) {
  const { control, name, label, hint, options, placeholder } = props
  const { field, fieldState } = useController({ control, name })
  return (
    <Field label={label} hint={hint} error={fieldState.error?.message}>
      {(described) => (
        <Select
          {...described}
          options={options}
          placeholder={placeholder}
          name={field.name}
          value={field.value ?? null}
          onChange={field.onChange}
          onBlur={field.onBlur}
          ref={field.ref}
        />
      )}
    </Field>
  )
}

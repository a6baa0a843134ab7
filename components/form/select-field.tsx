'use client'

import type { ReactNode } from 'react'
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form'
import { Field } from '../ui/field'
import { Select } from '../ui/select'

export type SelectFieldProps<Typed extends FieldValues, Input, Value extends string | number> = {
  control: Control<Typed, unknown, Input>
  name: FieldPath<Typed>
  label: string
  hint?: ReactNode
  options: { value: Value; label: string }[]
}

/** One of several; numbers stay numbers. */
export function SelectField<Typed extends FieldValues, Input, Value extends string | number>(
  props: SelectFieldProps<Typed, Input, Value>,
) {
  const { control, name, label, hint, options } = props
  const { field, fieldState } = useController({ control, name })
  const toValue = (text: string) => options.find(({ value }) => String(value) === text)?.value
  return (
    <Field label={label} hint={hint} error={fieldState.error?.message}>
      {(described) => (
        <Select
          {...described}
          name={field.name}
          value={String(field.value ?? '')}
          onChange={(text) => field.onChange(toValue(text))}
          onBlur={field.onBlur}
          options={options.map(({ value, label }) => ({ value: String(value), label }))}
        />
      )}
    </Field>
  )
}

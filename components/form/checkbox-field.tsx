'use client'

import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form'
import { Checkbox } from '../ui/checkbox'

export type CheckboxFieldProps<Typed extends FieldValues, Input> = {
  control: Control<Typed, unknown, Input>
  name: FieldPath<Typed>
  label: string
  hint?: string
}

export function CheckboxField<Typed extends FieldValues, Input>(props: CheckboxFieldProps<Typed, Input>) {
  const { control, name, label, hint } = props
  const { field } = useController({ control, name })
  return (
    <Checkbox
      name={field.name}
      label={label}
      hint={hint}
      checked={Boolean(field.value)}
      onChange={field.onChange}
    />
  )
}

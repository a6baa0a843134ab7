'use client'

import type { ComponentProps, ReactNode } from 'react'
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Textarea } from '../ui/textarea'

export type TextFieldProps<Typed extends FieldValues, Input> = {
  control: Control<Typed, unknown, Input>
  name: FieldPath<Typed>
  label: string
  labelHidden?: boolean
  hint?: ReactNode
  /** More than one line. */
  rows?: number
} & Pick<
  ComponentProps<'input'>,
  'type' | 'autoComplete' | 'placeholder' | 'inputMode' | 'disabled' | 'readOnly' | 'min' | 'max'
>

export function TextField<Typed extends FieldValues, Input>(props: TextFieldProps<Typed, Input>) {
  const { control, name, label, labelHidden, hint, rows, ...rest } = props
  const { field, fieldState } = useController({ control, name })
  const value = field.value ?? ''
  return (
    <Field label={label} labelHidden={labelHidden} hint={hint} error={fieldState.error?.message}>
      {(described) =>
        rows ? (
          <Textarea {...field} {...described} value={value} rows={rows} placeholder={rest.placeholder} />
        ) : (
          <Input {...field} {...described} {...rest} value={value} />
        )
      }
    </Field>
  )
}

'use client'

import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox'
import { type ReactNode, useId } from 'react'
import { Icon } from './icon'

export type CheckboxProps = {
  label: ReactNode
  hint?: string
  name?: string
  checked?: boolean
  defaultChecked?: boolean
  onChange?: (checked: boolean) => void
  disabled?: boolean
}

export function Checkbox({ label, hint, onChange, ...rest }: CheckboxProps) {
  const id = useId()
  return (
    <div className="flex items-start gap-2.5">
      <BaseCheckbox.Root
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onCheckedChange={(checked) => onChange?.(checked)}
        className="mt-0.5 flex size-4 shrink-0 cursor-pointer items-center justify-center rounded border border-muted bg-surface text-on-accent data-checked:border-accent data-checked:bg-accent data-disabled:opacity-60"
        {...rest}
      >
        <BaseCheckbox.Indicator>
          <Icon name="check" size={12} />
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      <div>
        <label htmlFor={id} className="block text-body">
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="text-note text-muted">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  )
}

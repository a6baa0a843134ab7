'use client'

import { Switch as BaseSwitch } from '@base-ui/react/switch'
import { type ReactNode, useId } from 'react'

export type SwitchProps = {
  label: ReactNode
  hint?: string
  name?: string
  checked?: boolean
  defaultChecked?: boolean
  onChange?: (checked: boolean) => void
  disabled?: boolean
}

export function Switch({ label, hint, onChange, ...rest }: SwitchProps) {
  const id = useId()
  return (
    <div className="flex items-start gap-3">
      <BaseSwitch.Root
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onCheckedChange={(checked) => onChange?.(checked)}
        className="mt-0.5 flex h-[1.125rem] w-8 shrink-0 cursor-pointer rounded-full bg-muted p-0.5 transition-colors data-checked:bg-accent data-disabled:opacity-60"
        {...rest}
      >
        <BaseSwitch.Thumb className="size-3.5 rounded-full bg-surface transition-transform data-checked:translate-x-3.5" />
      </BaseSwitch.Root>
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

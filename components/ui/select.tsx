import type { ComponentProps } from 'react'
import { classNames } from './class-names'
import { controlLook } from './control-look'
import { Icon } from './icon'

export type SelectOption = { value: string; label: string; disabled?: boolean }

export type SelectProps = Omit<ComponentProps<'select'>, 'children' | 'onChange' | 'value'> & {
  options: SelectOption[]
  /** Needed when no `Field` gives the control its label. */
  label?: string
  value?: string | null
  onChange?: (value: string) => void
  /** Stands first, cannot be chosen. */
  placeholder?: string
}

/** The browser's own: base-ui's puts focus guards around its list that fail axe, and needs JavaScript. */
export function Select(props: SelectProps) {
  const { options, label, value, onChange, placeholder = 'Choose', className, ...rest } = props
  const starts = value === undefined ? { defaultValue: rest.defaultValue } : { value: value ?? '' }
  const needsPlaceholder = value === null || value === '' || (value === undefined && !rest.defaultValue)
  return (
    <div className={classNames('relative min-w-0', className)}>
      <select
        aria-label={label}
        {...rest}
        {...starts}
        onChange={onChange && ((event) => onChange(event.target.value))}
        className={classNames(
          controlLook,
          'cursor-pointer appearance-none overflow-clip pr-9 text-nowrap [overflow-clip-margin:content-box]',
        )}
      >
        {needsPlaceholder ? (
          <option value="" disabled hidden>
            {placeholder}
          </option>
        ) : null}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-muted">
        <Icon name="down" />
      </span>
    </div>
  )
}

'use client'

import { Select as BaseSelect } from '@base-ui/react/select'
import { classNames } from './class-names'
import { controlLook } from './control-look'
import { Icon } from './icon'
import { popupItemLook, popupLook } from './popup-look'

export type SelectOption = { value: string; label: string; note?: string }

export type SelectProps = {
  options: SelectOption[]
  /** Needed when no `Field` gives the control its label. */
  label?: string
  id?: string
  name?: string
  value?: string | null
  defaultValue?: string
  onChange?: (value: string) => void
  onBlur?: () => void
  placeholder?: string
  disabled?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: true
}

export function Select({ options, label, id, name, value, defaultValue, onChange, ...rest }: SelectProps) {
  const { placeholder = 'Choose', disabled, onBlur, ...described } = rest
  return (
    <BaseSelect.Root
      items={options}
      id={id}
      name={name}
      value={value}
      defaultValue={defaultValue}
      disabled={disabled}
      onValueChange={(next) => next !== null && onChange?.(next)}
    >
      <BaseSelect.Trigger
        aria-label={label}
        onBlur={onBlur}
        className={classNames(
          controlLook,
          'flex cursor-pointer items-center justify-between gap-2 text-left',
        )}
        {...described}
      >
        <BaseSelect.Value placeholder={placeholder} className="truncate data-placeholder:text-muted" />
        <BaseSelect.Icon className="text-muted">
          <Icon name="down" />
        </BaseSelect.Icon>
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner sideOffset={6} alignItemWithTrigger={false} className="z-50 outline-none">
          <BaseSelect.Popup className={classNames(popupLook, 'min-w-(--anchor-width)')}>
            <BaseSelect.List className="max-h-[min(20rem,var(--available-height))] overflow-y-auto p-1">
              {options.map((option) => (
                <SelectItem key={option.value} option={option} />
              ))}
            </BaseSelect.List>
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  )
}

function SelectItem({ option }: { option: SelectOption }) {
  return (
    <BaseSelect.Item value={option.value} className={classNames(popupItemLook, 'justify-between')}>
      <BaseSelect.ItemText className="truncate">{option.label}</BaseSelect.ItemText>
      {option.note ? <span className="text-note text-muted">{option.note}</span> : null}
      <BaseSelect.ItemIndicator>
        <Icon name="check" size={14} />
      </BaseSelect.ItemIndicator>
    </BaseSelect.Item>
  )
}

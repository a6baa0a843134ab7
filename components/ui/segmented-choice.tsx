'use client'

import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { type SegmentedSize, segmentedGroupLook, segmentLook } from './segmented-look'

export type SegmentedChoiceProps<Value extends string> = {
  label: string
  value: Value
  options: { value: Value; label: string }[]
  onChange: (value: Value) => void
  name?: string
  size?: SegmentedSize
}

/** One choice of few inside a form or a view: AND / OR, chart / table. */
export function SegmentedChoice<Value extends string>(props: SegmentedChoiceProps<Value>) {
  const { label, value, options, onChange, name, size = 'normal' } = props
  return (
    <RadioGroup
      aria-label={label}
      name={name}
      value={value}
      onValueChange={(next) => onChange(next)}
      className={segmentedGroupLook(size)}
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          nativeButton
          render={<button type="button" />}
          className={segmentLook(size)}
        >
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}

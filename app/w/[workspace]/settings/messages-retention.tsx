'use client'

import { type Control, useController } from 'react-hook-form'
import { NumberField } from '@/components/form/number-field'
import { SegmentedChoice } from '@/components/ui/segmented-choice'
import type { Settings } from '@/lib/access/settings/settings-schema'
import { settingsWords } from './settings-words'

/** What is offered to whoever leaves "for ever". */
const usualDays = 365

export function MessagesRetention({ control }: { control: Control<Settings, unknown, Settings> }) {
  const { field } = useController({ control, name: 'messagesKeptDays' })
  const { label, hint } = settingsWords.messages
  const isForEver = field.value === null
  return (
    <div className="space-y-3">
      <div>
        <p className="mb-1.5 text-small font-medium">{label}</p>
        <SegmentedChoice
          label={label}
          value={isForEver ? 'forever' : 'days'}
          options={[
            { value: 'forever', label: 'Keep for ever' },
            { value: 'days', label: 'Keep for some days' },
          ]}
          onChange={(next) => field.onChange(next === 'forever' ? null : usualDays)}
        />
      </div>
      {isForEver ? (
        <p className="text-note text-muted">Nothing that people wrote goes by itself.</p>
      ) : (
        <div className="max-w-sm">
          <NumberField control={control} name="messagesKeptDays" label={`${label}, in days`} hint={hint} />
        </div>
      )}
    </div>
  )
}

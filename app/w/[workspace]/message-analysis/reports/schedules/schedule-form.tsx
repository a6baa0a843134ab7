'use client'

import { useController, useWatch } from 'react-hook-form'
import { toast } from 'sonner'
import type { z } from 'zod'
import { FormMessage } from '@/components/form/form-message'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { DialogClose } from '@/components/ui/dialog-close'
import { SegmentedChoice } from '@/components/ui/segmented-choice'
import { formatInstant } from '@/lib/format/format-instant'
import type { FilterPart } from '@/lib/reports/describe-filter'
import { type ScheduleDraft, scheduleKinds, scheduleSchema } from '@/lib/reports/schedules/schedule-schema'
import { FilterParts } from './filter-parts'
import { saveScheduleAction } from './save-schedule-action'
import { kindLabels, tellHour, tellPeriod, weekdays } from './schedule-words'

/** Who has it mailed, and where from. */
export interface Recipient {
  slug: string
  email: string
  timeZone: string
  mayHaveFiles: boolean
}

type Typed = z.input<typeof scheduleSchema>

export type ScheduleFormProps = {
  recipient: Recipient
  /** Left out for a new one. */
  scheduleId?: string
  /** What its file is filtered by. */
  parts: FilterPart[]
  defaultValues: Typed
  onDone: () => void
}

const cadences = [
  { value: 'daily' as const, label: 'Every day' },
  { value: 'weekly' as const, label: 'Every week' },
]
const hours = Array.from({ length: 24 }, (_, hour) => ({ value: hour, label: tellHour(hour) }))
const days = weekdays.map((label, index) => ({ value: index + 1, label }))

export function ScheduleForm({ recipient, scheduleId, parts, defaultValues, onDone }: ScheduleFormProps) {
  const { slug, timeZone, mayHaveFiles } = recipient
  const { control, submit, message, pending } = useActionForm({
    schema: scheduleSchema,
    action: (schedule: ScheduleDraft) => saveScheduleAction(slug, { scheduleId, schedule }),
    defaultValues,
    onDone: ({ nextAt }) => {
      toast.success(`The next one comes ${formatInstant(new Date(nextAt), timeZone)}`)
      onDone()
    },
  })
  const cadence = useController({ control, name: 'cadence' }).field
  const kind = useWatch({ control, name: 'kind' })
  const kinds = scheduleKinds.filter((kind) => kind === 'digest' || mayHaveFiles)
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <TextField control={control} name="name" label="Name" autoComplete="off" />
      <SelectField
        control={control}
        name="kind"
        label="What is mailed"
        hint={kind === 'digest' ? digestHint : fileHint}
        options={kinds.map((value) => ({ value, label: kindLabels[value] }))}
      />
      {kind === 'digest' ? null : <FilterParts parts={parts} />}
      <div>
        <SegmentedChoice
          label="How often"
          value={cadence.value}
          options={cadences}
          onChange={cadence.onChange}
        />
        <p className="mt-1.5 text-note text-muted">{tellPeriod({ cadence: cadence.value })}.</p>
      </div>
      <div className="grid grid-cols-2 gap-3">
        {cadence.value === 'weekly' ? (
          <SelectField control={control} name="weekday" label="Day" options={days} />
        ) : null}
        <SelectField control={control} name="hour" label={`Hour in ${timeZone}`} options={hours} />
      </div>
      <FormMessage message={message} />
      <div className="flex justify-end gap-2">
        <DialogClose />
        <SubmitButton pending={pending} pendingText="Saving">
          Save schedule
        </SubmitButton>
      </div>
    </form>
  )
}

const digestHint =
  'The figures of Click to Haptik beside those of the period before, in the mail itself. Nothing is mailed for days on which nothing happened.'
const fileHint =
  'A link to a file that opens with a password. What is in it follows the filters of Message Analysis: set them there and choose Send regularly.'

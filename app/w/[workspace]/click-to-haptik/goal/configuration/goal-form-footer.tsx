'use client'

import { FormMessage } from '@/components/form/form-message'
import { SubmitButton } from '@/components/form/submit-button'
import { Button } from '@/components/ui/button'
import { DialogClose } from '@/components/ui/dialog-close'
import { formatDay } from '@/lib/format/format-day'
import type { GoalVersion } from '@/lib/goals/goal-version'
import { dayInZone } from '@/lib/time/day-in-zone'

export type GoalFormFooterProps = {
  formId: string
  /** The newest version that the form stands on; null before one is saved. */
  seen: GoalVersion | null
  /** Set when saving found nothing to save. */
  unchanged: GoalVersion | null
  /** Why it could not be saved. */
  message: string | undefined
  pending: boolean
  maySave: boolean
  /** Two versions wait for a choice above. */
  isChoosing: boolean
  onKeepEditing: () => void
  timeZone: string
}

export function GoalFormFooter(props: GoalFormFooterProps) {
  const { formId, seen, unchanged, message, pending, maySave, isChoosing, onKeepEditing, timeZone } = props
  return (
    <>
      <div className="w-full empty:hidden">
        <FormMessage message={message} />
      </div>
      <p role="status" className="mr-auto min-w-0">
        {isChoosing ? null : describeStanding(seen, unchanged, timeZone)}
      </p>
      {isChoosing ? <Button onClick={onKeepEditing}>Keep editing mine</Button> : null}
      <DialogClose label={maySave ? 'Cancel' : 'Close'} />
      {maySave && !isChoosing ? (
        <SubmitButton form={formId} pending={pending} pendingText="Saving">
          Save as version {(seen?.version ?? 0) + 1}
        </SubmitButton>
      ) : null}
    </>
  )
}

function describeStanding(seen: GoalVersion | null, unchanged: GoalVersion | null, timeZone: string): string {
  if (unchanged) return `Nothing to save: version ${unchanged.version} says the same.`
  if (!seen) return 'No goal is saved yet.'
  const { version, state, savedBy, savedAt } = seen
  const day = formatDay(dayInZone(Date.parse(savedAt), timeZone))
  return `Version ${version} ${state === 'live' ? 'is live' : 'is being counted'}, saved by ${savedBy} on ${day}`
}

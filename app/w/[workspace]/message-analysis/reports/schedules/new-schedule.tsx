'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { FilterPart } from '@/lib/reports/describe-filter'
import type { GivenSchedule } from './schedule-address'
import { type Recipient, ScheduleForm } from './schedule-form'

export type NewScheduleProps = { recipient: Recipient; given: GivenSchedule | null; parts: FilterPart[] }

/** Opens by itself where somebody comes from Message Analysis to have regularly what they saw there. */
export function NewSchedule({ recipient, given, parts }: NewScheduleProps) {
  const router = useRouter()
  const [open, setOpen] = useState(given !== null)

  /** Once it is closed, the address asks for nothing any more. */
  const change = (isOpen: boolean) => {
    setOpen(isOpen)
    if (!isOpen && given)
      router.replace(`/w/${recipient.slug}/message-analysis/reports#schedules`, { scroll: false })
  }

  return (
    <Dialog
      title="New scheduled mail"
      sentence={`It goes to ${recipient.email}, and to nobody else.`}
      width="small"
      open={open}
      onOpenChange={change}
      trigger={<Button>New schedule</Button>}
    >
      <ScheduleForm
        recipient={recipient}
        parts={parts}
        defaultValues={{
          name: given ? 'Messages' : 'Digest',
          kind: given?.kind ?? 'digest',
          cadence: 'weekly',
          weekday: 1,
          hour: 8,
          filter: { ...given?.filter },
        }}
        onDone={() => change(false)}
      />
    </Dialog>
  )
}

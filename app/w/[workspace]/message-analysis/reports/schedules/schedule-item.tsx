'use client'

import { useState } from 'react'
import { toast } from 'sonner'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { MoreMenu } from '@/components/ui/more-menu'
import { formatInstant } from '@/lib/format/format-instant'
import type { FilterPart } from '@/lib/reports/describe-filter'
import type { Schedule } from '@/lib/reports/schedules/list-schedules'
import { answerOrToast } from '../../../journeys/answer-or-toast'
import { FilterParts } from './filter-parts'
import { LastOutcome } from './last-outcome'
import { type Recipient, ScheduleForm } from './schedule-form'
import { kindLabels, tellPeriod, tellRhythm } from './schedule-words'
import { sendScheduleNowAction } from './send-schedule-now-action'
import { stopScheduleAction } from './stop-schedule-action'
import { useDeleteSchedule } from './use-delete-schedule'

export type ScheduleItemProps = { recipient: Recipient; schedule: Schedule; parts: FilterPart[] }

export function ScheduleItem({ recipient, schedule, parts }: ScheduleItemProps) {
  const { slug, email, timeZone } = recipient
  const { id, name, kind, filter, cadence, weekday, hour, isStopped, nextAt } = schedule
  const [editing, setEditing] = useState(false)
  const remove = useDeleteSchedule(slug)

  const sendNow = async () => {
    const done = await answerOrToast(sendScheduleNowAction(slug, { scheduleId: id }))
    if (done) toast.success(`One is on its way to ${email}`)
  }
  const stop = (isStopped: boolean) => answerOrToast(stopScheduleAction(slug, { scheduleId: id, isStopped }))

  return (
    <article aria-label={name} className="flex items-start justify-between gap-4 py-4 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-2">
          <h3 className="min-w-0 font-semibold wrap-anywhere">
            <bdi>{name}</bdi>
          </h3>
          {isStopped ? <Badge tone="warning">Stopped</Badge> : null}
        </div>
        <p className="mt-0.5 text-small">
          {kindLabels[kind]} · {tellRhythm(schedule)} · {tellPeriod(schedule).toLowerCase()}
        </p>
        {kind === 'digest' ? null : <FilterParts parts={parts} />}
        <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-note text-muted">
          <span>{isStopped ? 'None comes' : `Next ${formatInstant(new Date(nextAt), timeZone)}`}</span>
          <LastOutcome schedule={schedule} timeZone={timeZone} />
        </p>
      </div>
      <div className="flex shrink-0 items-center gap-1.5">
        {isStopped ? (
          <Button size="small" onClick={() => void stop(false)} aria-label={`Resume ${name}`}>
            Resume
          </Button>
        ) : null}
        <MoreMenu
          label={`More for ${name}`}
          look="quiet"
          size="small"
          groups={[
            {
              items: [
                { label: 'Send one now', onSelect: () => void sendNow() },
                { label: 'Edit', onSelect: () => setEditing(true) },
                ...(isStopped ? [] : [{ label: 'Stop', onSelect: () => void stop(true) }]),
              ],
            },
            { items: [{ label: 'Delete', danger: true, onSelect: () => void remove(schedule) }] },
          ]}
        />
      </div>
      <Dialog
        title={`Edit ${name}`}
        sentence={`It goes to ${email}, and to nobody else.`}
        width="small"
        open={editing}
        onOpenChange={setEditing}
      >
        <ScheduleForm
          recipient={recipient}
          scheduleId={id}
          parts={parts}
          defaultValues={{ name, kind, cadence, weekday: weekday ?? 1, hour, filter: { ...filter } }}
          onDone={() => setEditing(false)}
        />
      </Dialog>
    </article>
  )
}

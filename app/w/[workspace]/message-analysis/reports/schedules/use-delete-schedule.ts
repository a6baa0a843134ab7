'use client'

import { toast } from 'sonner'
import type { Schedule } from '@/lib/reports/schedules/list-schedules'
import { answerOrToast } from '../../../journeys/answer-or-toast'
import { deleteScheduleAction } from './delete-schedule-action'
import { undeleteScheduleAction } from './undelete-schedule-action'

const undoFor = 15_000

/** Deletes without asking; a toast brings it back. */
export function useDeleteSchedule(slug: string) {
  const undelete = async ({ id, name }: Schedule) => {
    if (await answerOrToast(undeleteScheduleAction(slug, { scheduleId: id })))
      toast.success(`“${name}” is back`)
  }
  return async (schedule: Schedule) => {
    if (!(await answerOrToast(deleteScheduleAction(slug, { scheduleId: schedule.id })))) return
    toast(`“${schedule.name}” is deleted`, {
      duration: undoFor,
      action: { label: 'Undo', onClick: () => void undelete(schedule) },
    })
  }
}

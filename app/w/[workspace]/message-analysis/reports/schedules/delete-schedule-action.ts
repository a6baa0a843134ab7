'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/access/action'
import { deleteSchedule } from '@/lib/reports/schedules/delete-schedule'

export const deleteScheduleAction = action(
  { right: 'see', schema: z.object({ scheduleId: z.uuid() }) },
  async (scope, input) => {
    await deleteSchedule(scope, input)
    refresh()
    return {}
  },
)

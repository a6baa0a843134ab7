'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/access/action'
import { undeleteSchedule } from '@/lib/reports/schedules/delete-schedule'

export const undeleteScheduleAction = action(
  { right: 'see', schema: z.object({ scheduleId: z.uuid() }) },
  async (scope, input) => {
    await undeleteSchedule(scope, input)
    refresh()
    return {}
  },
)

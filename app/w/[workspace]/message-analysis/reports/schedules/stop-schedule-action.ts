'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/access/action'
import { stopSchedule } from '@/lib/reports/schedules/stop-schedule'

const schema = z.object({ scheduleId: z.uuid(), isStopped: z.boolean() })

export const stopScheduleAction = action({ right: 'see', schema }, async (scope, input) => {
  await stopSchedule(scope, input)
  refresh()
  return {}
})

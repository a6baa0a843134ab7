'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/access/action'
import { saveSchedule } from '@/lib/reports/schedules/save-schedule'
import { scheduleSchema } from '@/lib/reports/schedules/schedule-schema'

const schema = z.object({ scheduleId: z.uuid().optional(), schedule: scheduleSchema })

/** Whoever sees the page may have it mailed; a file asks for the right to reports besides. */
export const saveScheduleAction = action(
  { right: 'see', schema },
  async (scope, { scheduleId, schedule }) => {
    const saved = await saveSchedule(scope, { ...schedule, scheduleId })
    refresh()
    return saved
  },
)

'use server'

import { z } from 'zod'
import { action } from '@/lib/access/action'
import { orderScheduleNow } from '@/lib/reports/schedules/order-schedule'

export const sendScheduleNowAction = action(
  { right: 'see', schema: z.object({ scheduleId: z.uuid() }) },
  async (scope, input) => {
    await orderScheduleNow(scope, input)
    return {}
  },
)

'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/access/action'
import { replayQuarantined } from '@/lib/pipeline'

export const replayAction = action(
  { right: 'manage-connections', schema: z.object({ ids: z.array(z.uuid()).min(1).max(200) }) },
  async (scope, { ids }) => {
    const outcome = await replayQuarantined(scope, ids)
    refresh()
    return outcome
  },
)

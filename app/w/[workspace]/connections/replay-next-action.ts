'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/access/action'
import { listQuarantined } from '@/lib/metrics/list-quarantined'
import { replayQuarantined } from '@/lib/pipeline'

const schema = z.object({ connectionId: z.uuid().optional(), after: z.string().max(200).optional() })

/** The next hundred that wait, so that a browser can show how far it has come; `next` is null at the end. */
export const replayNextAction = action({ right: 'manage-connections', schema }, async (scope, input) => {
  const { rows, next } = await listQuarantined(scope, { ...input, limit: 100 })
  const outcome = await replayQuarantined(
    scope,
    rows.map(({ id }) => id),
  )
  if (next === null) refresh()
  return { ...outcome, next }
})

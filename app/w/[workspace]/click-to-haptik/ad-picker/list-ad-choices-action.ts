'use server'

import { z } from 'zod'
import { action } from '@/lib/access/action'
import { channels } from '@/lib/channels/inbound-event'
import { listAdChoices } from '@/lib/metrics/list-ad-choices'
import { isDay } from '@/lib/period/day'

const day = z.string().refine(isDay)

const schema = z.object({
  from: day,
  to: day,
  channel: z.enum(channels).optional(),
  search: z.string().max(200),
})

/** The ads that can be chosen, with their campaigns and ad sets, by name or id. */
export const listAdChoicesAction = action({ right: 'see', schema }, async (scope, input) => ({
  choices: await listAdChoices(scope, input),
}))

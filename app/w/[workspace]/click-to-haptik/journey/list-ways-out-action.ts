'use server'

import { z } from 'zod'
import { action } from '@/lib/access/action'
import { channels } from '@/lib/channels/inbound-event'
import { mostSteps } from '@/lib/journeys/journey-schema'
import { listWaysOut } from '@/lib/metrics/list-ways-out'
import { findPeriodProblem } from '@/lib/period/find-period-problem'

export const listWaysOutAction = action(
  {
    right: 'see',
    schema: z
      .strictObject({
        journeyId: z.uuid(),
        /** Null where all ads of the journey are taken together. */
        adId: z.string().max(200).nullable(),
        from: z.string(),
        to: z.string(),
        channel: z.enum(channels).nullable(),
        /** 0 for those who reached no step. */
        step: z.int().min(0).max(mostSteps),
      })
      .superRefine(({ from, to }, context) => {
        const problem = findPeriodProblem({ from, to })
        if (problem) context.addIssue({ code: 'custom', path: [problem.field], message: problem.sentence })
      }),
  },
  async (scope, { adId, channel, ...question }) =>
    listWaysOut(scope, {
      ...question,
      adIds: adId === null ? undefined : [adId],
      channel: channel ?? undefined,
      now: Date.now(),
    }),
)

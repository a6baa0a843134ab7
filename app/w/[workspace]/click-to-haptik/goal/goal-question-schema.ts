import { z } from 'zod'
import { channels } from '@/lib/channels/inbound-event'
import { findPeriodProblem } from '@/lib/period/find-period-problem'

export const goalQuestionSchema = z
  .object({ from: z.string(), to: z.string(), channel: z.enum(channels).optional() })
  .superRefine((days, context) => {
    const problem = findPeriodProblem(days)
    if (problem) context.addIssue({ code: 'custom', path: [problem.field], message: problem.sentence })
  })

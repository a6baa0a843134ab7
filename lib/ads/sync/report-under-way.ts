import { z } from 'zod'

/** A day that Meta prepares as a report: which it is, and since when. */
export const reportSchema = z.object({
  reportId: z.string(),
  day: z.string(),
  startedAt: z.number(),
})
export type Report = z.infer<typeof reportSchema>

/** Thrown to leave a report to a later run: Meta may take an hour for it. */
export class ReportUnderWay extends Error {
  constructor(readonly report: Report) {
    super(`Meta prepares the report ${report.reportId}.`)
  }
}

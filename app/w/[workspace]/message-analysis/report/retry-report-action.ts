'use server'

import { action } from '@/lib/access/action'
import { retryReport } from '@/lib/reports/retry-report'
import { reportIdSchema } from './report-id-schema'

export const retryReportAction = action(
  { right: 'request-reports', schema: reportIdSchema },
  async (scope, { reportId }) => retryReport(scope, reportId).then(() => ({})),
)

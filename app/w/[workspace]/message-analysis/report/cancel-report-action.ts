'use server'

import { action } from '@/lib/access/action'
import { cancelReport } from '@/lib/reports/cancel-report'
import { reportIdSchema } from './report-id-schema'

export const cancelReportAction = action(
  { right: 'request-reports', schema: reportIdSchema },
  async (scope, { reportId }) => cancelReport(scope, reportId).then(() => ({})),
)

'use server'

import { action } from '@/lib/access/action'
import { getReport } from '@/lib/reports/get-report'
import { reportIdSchema } from './report-id-schema'

export const readReportAction = action(
  { right: 'request-reports', schema: reportIdSchema },
  async (scope, { reportId }) => ({ report: await getReport(scope, reportId) }),
)

'use server'

import { action } from '@/lib/access/action'
import { reportRequestSchema, requestReport } from '@/lib/reports/request-report'

export const requestReportAction = action(
  { right: 'request-reports', schema: reportRequestSchema },
  requestReport,
)

'use server'

import { action } from '@/lib/access/action'
import { showReportPassword } from '@/lib/reports/show-report-password'
import { reportIdSchema } from './report-id-schema'

export const showReportPasswordAction = action(
  { right: 'request-reports', schema: reportIdSchema },
  async (scope, { reportId }) => showReportPassword(scope, reportId),
)

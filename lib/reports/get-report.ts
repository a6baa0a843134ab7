import { inWorkspace } from '@/db/workspace'
import { requireRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import { NotFoundError } from '@/lib/errors'
import { type Report, readReports } from './report'

/** A report of whoever asks. Throws NotFoundError for another one's too. */
export async function getReport(scope: Scope, reportId: string): Promise<Report> {
  requireRight(scope, 'request-reports')
  const [report] = await inWorkspace(scope, ({ sql }) => readReports(sql, scope, { reportId }))
  if (!report) throw new NotFoundError('There is no such report of yours.')
  return report
}

import { inWorkspace } from '@/db/workspace'
import { requireRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import { type Report, readReports } from './report'

const mostListed = 100

/** The last reports of whoever asks, newest first. */
export async function listReports(scope: Scope): Promise<Report[]> {
  requireRight(scope, 'request-reports')
  return inWorkspace(scope, ({ sql }) => readReports(sql, scope, { limit: mostListed }))
}

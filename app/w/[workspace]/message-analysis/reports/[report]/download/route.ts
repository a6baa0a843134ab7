import { sendReport } from '@/app/reports/send-report'
import { findScopeOfMember } from '@/lib/access/membership'
import { requireRight } from '@/lib/access/rights'
import { getSignedInUser } from '@/lib/access/signed-in-user'
import { NotFoundError, UnauthenticatedError } from '@/lib/errors'

type Context = { params: Promise<{ workspace: string; report: string }> }

/** The file of a report for its requester, who sees it in the app. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { workspace, report } = await params
  return sendReport(request, async () => {
    const user = await getSignedInUser()
    if (!user) throw new UnauthenticatedError('You are signed out. Sign in again.')
    const scope = await findScopeOfMember(user, workspace)
    if (!scope || !/^[0-9a-f-]{36}$/.test(report)) throw new NotFoundError()
    requireRight(scope, 'request-reports')
    return { scope, reportId: report }
  })
}

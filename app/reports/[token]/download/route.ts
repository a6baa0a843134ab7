import { requireReportLink } from '@/lib/access/reports/report-gate'
import { getSignedInUser } from '@/lib/access/signed-in-user'
import { UnauthenticatedError } from '@/lib/errors'
import { sendReport } from '../../send-report'

type Context = { params: Promise<{ token: string }> }

/** The file that a mailed link leads to. Whoever follows links without being asked to sends no POST. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params
  return sendReport(request, async () => {
    const user = await getSignedInUser()
    if (!user) throw new UnauthenticatedError('You are signed out. Open the link again and sign in.')
    return requireReportLink(user, token)
  })
}

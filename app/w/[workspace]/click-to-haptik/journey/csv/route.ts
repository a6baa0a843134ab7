import { requireWorkspacePage } from '@/lib/access/page-gate'
import { readParams } from '../../../filters/read-params'
import { readOverviewState } from '../../overview-state'
import { readJourneySection } from '../read-journey-section'
import { toJourneyCsv } from '../to-journey-csv'

type Context = { params: Promise<{ workspace: string }> }

/** Section three as the address shows it, as a file; what cannot be followed is told and gives no file. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { scope } = await requireWorkspacePage((await params).workspace)
  const now = Date.now()
  const state = readOverviewState(scope, readParams(request), now)
  const { funnels, problems } = await readJourneySection(scope, state, now)
  const faults = [...state.problems, ...problems]
  if (faults.length > 0) return new Response(faults.join(' '), { status: 400 })
  return new Response(toJourneyCsv(funnels), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="user-journey-${state.period.from}-${state.period.to}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}

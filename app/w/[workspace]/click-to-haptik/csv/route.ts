import { requireWorkspacePage } from '@/lib/access/page-gate'
import { readParams } from '../../filters/read-params'
import { readOverviewState } from '../overview-state'
import { readAllAds } from '../read-all-ads'
import { toAdsCsv } from '../to-ads-csv'

type Context = { params: Promise<{ workspace: string }> }

/** The ads of section two as the address chooses and sorts them, every page of them, as a file. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { scope } = await requireWorkspacePage((await params).workspace)
  const state = readOverviewState(scope, readParams(request), Date.now())
  if (state.problems.length > 0) return new Response(state.problems.join(' '), { status: 400 })
  return new Response(toAdsCsv(await readAllAds(scope, state)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="ads-overview-${state.period.from}-${state.period.to}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}

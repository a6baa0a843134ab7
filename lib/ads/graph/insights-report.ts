import { z } from 'zod'
import { GraphError } from './graph-error'
import { graphGet } from './graph-get'
import { graphPost } from './graph-post'
import { type DayRange, insightsParams } from './list-insights'
import type { MetaToken } from './meta-token'
import type { Patience } from './patience'

const startSchema = z.looseObject({ report_run_id: z.string().regex(/^\d+$/) })
const stateSchema = z.looseObject({
  async_status: z.string(),
  async_percent_completion: z.number().catch(0),
  error_code: z.number().nullish().catch(null),
  error_subcode: z.number().nullish().catch(null),
})

/** Has Meta prepare the insights of a range that is too large to be answered at once. Returns the report's id. */
export async function startInsightsReport(
  login: MetaToken,
  accountId: string,
  range: DayRange,
): Promise<string> {
  const question = { schema: startSchema, params: insightsParams(range) }
  const { body } = await graphPost(login, `act_${accountId}/insights`, question)
  return body.report_run_id
}

/** How far a report is. Throws where Meta gave up: a report that was skipped is not an empty one. */
export async function readInsightsReport(
  login: MetaToken,
  reportId: string,
  options: { patience?: Patience; signal?: AbortSignal } = {},
): Promise<{ isDone: boolean; percent: number }> {
  const { body } = await graphGet(login, reportId, { schema: stateSchema, ...options })
  const { async_status: status, async_percent_completion: percent } = body
  if (status === 'Job Failed' || status === 'Job Skipped') throw ended(reportId, body)
  // Meta says 100 percent while it still runs.
  return { isDone: status === 'Job Completed' && percent === 100, percent }
}

const tooLarge = 1504045

/** Split when it was too large; else worth a report of its own once more. */
function ended(reportId: string, body: z.infer<typeof stateSchema>): GraphError {
  const subcode = body.error_subcode ?? null
  return new GraphError(`Meta gave up the report ${reportId}: ${body.async_status}.`, {
    kind: subcode === tooLarge ? 'too-much-data' : 'temporary',
    code: body.error_code ?? null,
    subcode,
    whom: 'account',
    until: null,
  })
}

import type { Answer } from './answer'
import { type Asker, requirePermission } from './authorize'
import { answerInsights, startReport } from './insights-routes'
import type { MetaAccount } from './meta-world'
import { accountFields, adFields, adSetFields, campaignFields } from './object-fields'
import { type PageQuestion, pageOfRows } from './paging'
import { refusalOf, refuse } from './refusal'
import { selectFields } from './select-fields'
import { placedAds, type StandInState } from './stand-in-state'

/** Left out unless they are asked for. */
const hiddenStatuses = ['ARCHIVED', 'DELETED']

/** The account, where this person may read it. */
export function accountFor(state: StandInState, asker: Asker, accountId: string): MetaAccount {
  const account = state.world.accounts.find(({ id }) => id === accountId)
  if (!account) throw refusalOf('graph-error-100-33-missing-object')
  requirePermission(asker, 'ads_read', 'ads_management')
  if (!asker.user.accountIds.includes(accountId)) throw refusalOf('graph-error-200-permission')
  return account
}

export function answerAccount(
  state: StandInState,
  asker: Asker,
  { edge, method, accountId }: { edge: string | undefined; method: string; accountId: string },
  question: PageQuestion,
): Answer {
  const account = accountFor(state, asker, accountId)
  const { params } = question
  const fields = params.get('fields')
  if (method === 'POST' && edge === 'insights') return startReport(state, account, params)
  if (method !== 'GET') throw refuse(100, '(#100) The stand-in only reads ad accounts.')
  if (edge === undefined) {
    return { json: selectFields(accountFields(state, asker, account), fields, 'id,account_id') }
  }
  if (edge === 'insights') return answerInsights(state, account, question)
  const rows = rowsOfEdge(account, edge, params)
  return {
    json: pageOfRows(
      question,
      rows.map((row) => selectFields(row, fields, 'id')),
    ),
  }
}

function rowsOfEdge(account: MetaAccount, edge: string, params: URLSearchParams): Record<string, unknown>[] {
  if (edge === 'campaigns') return account.campaigns.map(campaignFields)
  if (edge === 'adsets') {
    return account.campaigns.flatMap((campaign) =>
      campaign.adSets.map((adSet) => adSetFields(adSet, campaign)),
    )
  }
  if (edge !== 'ads') throw refuse(2500, `Unknown path components: /${edge}`)
  const statuses = statusesAskedFor(params)
  const since = Number(params.get('updated_since') ?? 0) * 1000
  return placedAds(account)
    .filter(({ ad }) => (statuses ? statuses.includes(ad.status) : !hiddenStatuses.includes(ad.status)))
    .filter(({ ad }) => Date.parse(ad.updatedAt) >= since)
    .map(adFields)
}

function statusesAskedFor(params: URLSearchParams): string[] | null {
  const plain = params.get('effective_status')
  if (plain) return JSON.parse(plain) as string[]
  const filters = JSON.parse(params.get('filtering') ?? '[]') as { field: string; value: string[] }[]
  return filters.find(({ field }) => field === 'effective_status')?.value ?? null
}

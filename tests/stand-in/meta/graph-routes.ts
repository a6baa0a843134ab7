import type { IncomingHttpHeaders } from 'node:http'
import { accountFor, answerAccount } from './account-routes'
import type { Answer } from './answer'
import { answerAsset } from './asset-routes'
import { type Asker, authorize, bearerOf } from './authorize'
import { answerReport, answerReportInsights } from './insights-routes'
import {
  answerMe,
  answerMyAccounts,
  answerMyBusinesses,
  answerMyPages,
  answerPermissions,
  revokePermissions,
} from './me-routes'
import type { PageQuestion } from './paging'
import { refusalOf, refuse } from './refusal'
import type { Report, StandInState } from './stand-in-state'
import { answerDebugToken, answerTokenExchange } from './token-routes'

export interface GraphRequest {
  method: string
  /** Below the version. */
  path: string
  params: URLSearchParams
  headers: IncomingHttpHeaders
}

/** Who asks; null for the questions that are asked without a person's token. */
export function askerOf(state: StandInState, { path, params, headers }: GraphRequest): Asker | null {
  if (path === 'oauth/access_token') return null
  const token = bearerOf(state, headers, params)
  return path === 'debug_token' ? null : authorize(state, token)
}

/** Answers a question to the Graph API. */
export function answerGraph(state: StandInState, request: GraphRequest, asker: Asker | null): Answer {
  const { method, path, params, headers } = request
  if (path === 'oauth/access_token') return answerTokenExchange(state, withCredentials(params, headers))
  if (path === 'debug_token') return answerDebugToken(state, bearerOf(state, headers, params), params)
  if (!asker || path === '') throw refuse(100, '(#100) The stand-in does not know this question.')
  const question: PageQuestion = { path, params, token: asker.token, world: state.world }
  const [id = '', edge] = path.split('/')
  if (id === 'me' || id === asker.user.id) return answerOwn(state, asker, { method, edge }, question)
  if (id.startsWith('act_')) {
    return answerAccount(state, asker, { edge, method, accountId: id.slice(4) }, question)
  }
  const report = state.reports.get(id)
  if (report) return answerAboutReport(state, asker, { id, edge, report }, question)
  return answerAsset(state, asker, { method, id, edge }, question)
}

/** OAuth clients may name the app in the address, in the body, or like this. */
function withCredentials(params: URLSearchParams, { authorization }: IncomingHttpHeaders): URLSearchParams {
  const basic = /^Basic (\S+)$/.exec(authorization ?? '')?.[1]
  if (!basic) return params
  const [id = '', secret = ''] = Buffer.from(basic, 'base64')
    .toString('utf8')
    .split(':')
    .map(decodeURIComponent)
  return new URLSearchParams([...params, ['client_id', id], ['client_secret', secret]])
}

function answerOwn(
  state: StandInState,
  asker: Asker,
  { method, edge }: { method: string; edge: string | undefined },
  question: PageQuestion,
): Answer {
  if (edge === 'permissions' && method === 'DELETE') return revokePermissions(state, asker)
  if (edge === undefined) return answerMe(asker, question)
  if (edge === 'permissions') return answerPermissions(asker)
  if (edge === 'adaccounts') return answerMyAccounts(state, asker, question)
  if (edge === 'accounts') return answerMyPages(state, asker, question)
  if (edge === 'businesses') return answerMyBusinesses(state, asker, question)
  throw refuse(2500, `Unknown path components: /${edge}`)
}

function answerAboutReport(
  state: StandInState,
  asker: Asker,
  { id, edge, report }: { id: string; edge: string | undefined; report: Report },
  question: PageQuestion,
): Answer {
  const account = accountFor(state, asker, report.accountId)
  if (edge === 'insights') return answerReportInsights(state, account, report, question)
  if (edge === undefined) return answerReport(state, account, id, report)
  throw refusalOf('graph-error-100-33-missing-object')
}

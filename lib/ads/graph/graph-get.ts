import { callGraph, type GraphAnswer, type GraphQuestion } from './call-graph'
import type { MetaToken } from './meta-token'

/** Reads an object or an edge (`me/permissions`). Asked again while the trouble is passing. */
export function graphGet<T>(
  login: MetaToken,
  path: string,
  question: GraphQuestion<T>,
): Promise<GraphAnswer<T>> {
  return callGraph({ ...question, method: 'GET', path, login })
}

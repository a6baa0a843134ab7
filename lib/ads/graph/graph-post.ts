import { callGraph, type GraphAnswer, type GraphQuestion } from './call-graph'
import type { MetaToken } from './meta-token'

/** Has Meta do something. Tried once: nobody knows whether a lost answer was a yes. */
export function graphPost<T>(
  login: MetaToken,
  path: string,
  question: GraphQuestion<T>,
): Promise<GraphAnswer<T>> {
  return callGraph({ ...question, method: 'POST', path, login })
}

import { callGraph, type GraphAnswer, type GraphQuestion } from './call-graph'
import type { MetaToken } from './meta-token'

/** Has Meta remove something; harmless when it is gone already, so asked again like a reading. */
export function graphDelete<T>(
  login: MetaToken,
  path: string,
  question: GraphQuestion<T>,
): Promise<GraphAnswer<T>> {
  return callGraph({ ...question, method: 'DELETE', path, login })
}

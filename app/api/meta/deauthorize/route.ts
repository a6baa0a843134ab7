import { refuseMethod } from '../../webhooks/answers'
import { answerMetaCall } from '../answer-meta-call'

/** Meta's Deauthorize callback; Meta ignores the answer's body. */
export function POST(request: Request): Promise<Response> {
  return answerMetaCall(request, 'deauthorisation', () => ({}))
}

export const GET = refuseMethod
export const PUT = refuseMethod
export const PATCH = refuseMethod
export const DELETE = refuseMethod
export const OPTIONS = refuseMethod

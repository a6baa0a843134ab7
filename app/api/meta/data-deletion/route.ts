import { env } from '@/lib/env'
import { refuseMethod } from '../../webhooks/answers'
import { answerMetaCall } from '../answer-meta-call'

/** Meta's Data Deletion Request callback; the answer is as Meta wants it. */
export function POST(request: Request): Promise<Response> {
  return answerMetaCall(request, 'deletion', (code) => ({
    url: new URL(`/data-deletion/${code}`, env.APP_URL ?? `http://localhost:${env.PORT}`).href,
    confirmation_code: code,
  }))
}

export const GET = refuseMethod
export const PUT = refuseMethod
export const PATCH = refuseMethod
export const DELETE = refuseMethod
export const OPTIONS = refuseMethod

import type { DeletionKind } from '@/lib/access/meta/deletion-requests'
import { receiveMetaCall } from '@/lib/privacy/receive-meta-call'
import { readBody } from '../read-body'
import { refuse, refuseAfter, refuseBody } from '../webhooks/answers'

const mostBytes = 16_384
const formType = /^application\/x-www-form-urlencoded\s*(;|$)/i

/**
 * Answers a post of Meta's with one `signed_request`. `toAnswer` makes the body of what was accepted; what is
 * refused has done nothing.
 */
export async function answerMetaCall(
  request: Request,
  kind: DeletionKind,
  toAnswer: (code: string) => object,
): Promise<Response> {
  const reading = await readBody(request, mostBytes, formType)
  if (!reading.ok) return reading.problem === 'too_large' ? malformed() : refuseBody(reading.problem)
  const [signedRequest, ...more] = new URLSearchParams(reading.body.toString('utf8')).getAll('signed_request')
  if (signedRequest === undefined || more.length > 0) return malformed()
  try {
    const answer = await receiveMetaCall(kind, signedRequest, Date.now())
    if (!answer.ok) return answer.problem === 'malformed' ? malformed() : refuse(401, 'unauthorized')
    return Response.json(toAnswer(answer.code), { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    return refuseAfter(error)
  }
}

function malformed(): Response {
  return refuse(400, 'signed_request')
}

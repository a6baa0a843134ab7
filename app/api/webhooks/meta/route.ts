import { timingSafeEqual } from 'node:crypto'
import { countUnrouted, getAssetOwner, isFromMeta } from '@/lib/access/meta/asset-gate'
import { env } from '@/lib/env'
import { receiveMetaPost } from '@/lib/pipeline'
import { readBody } from '../../read-body'
import { refuse, refuseAfter, refuseBody } from '../answers'

const mostBytes = 3 * 1024 * 1024
const routing = { findOwner: getAssetOwner, countUnrouted }

/** Door 2: webhooks of WhatsApp, Messenger and Instagram of one Meta app, for all workspaces. */
export async function POST(request: Request) {
  const reading = await readBody(request, mostBytes)
  if (!reading.ok) return refuseBody(reading.problem)
  try {
    const signature = request.headers.get('x-hub-signature-256')
    if (!isFromMeta(signature, reading.body)) return refuse(401, 'unauthorized')
    const isRead = await receiveMetaPost({ body: reading.body, receivedAt: Date.now() }, routing)
    return isRead ? Response.json({ received: true }) : refuse(400, 'unreadable')
  } catch (error) {
    return refuseAfter(error)
  }
}

/** Meta's test of the address: the challenge goes back as it came, to whoever knows the token. */
export function GET(request: Request) {
  const { searchParams } = new URL(request.url)
  const expected = env.META_VERIFY_TOKEN
  if (!expected) return refuse(503, 'unavailable', { 'retry-after': '60' })
  const challenge = only(searchParams, 'hub.challenge')
  const token = only(searchParams, 'hub.verify_token')
  const isAsked = only(searchParams, 'hub.mode') === 'subscribe' && /^[0-9]{1,20}$/.test(challenge ?? '')
  if (!isAsked || token === null || !isSame(token, expected)) return refuse(403, 'forbidden')
  return new Response(challenge, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
}

/** Null where it is missing or given more than once. */
function only(params: URLSearchParams, name: string): string | null {
  const [first, ...others] = params.getAll(name)
  return first === undefined || others.length > 0 ? null : first
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}

function refuseMethod() {
  return refuse(405, 'method_not_allowed', { allow: 'GET, POST' })
}

export const PUT = refuseMethod
export const PATCH = refuseMethod
export const DELETE = refuseMethod
export const OPTIONS = refuseMethod

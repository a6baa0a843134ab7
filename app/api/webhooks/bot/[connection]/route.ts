import { createSecretKey } from 'node:crypto'
import { getSender } from '@/lib/access/sender-gate'
import { verifyStandardWebhook } from '@/lib/channels/verify-standard-webhook'
import { receiveBotDelivery } from '@/lib/pipeline'
import { readBody } from '../../../read-body'
import { refuse, refuseAfter, refuseBody, refuseMethod } from '../../answers'

const mostBytes = 5 * 1024 * 1024
/** Signed against when there is no such connection, so that both answers take the same time. */
const nobodysKeys = [createSecretKey(Buffer.alloc(32, 1))]

/** Door 1: events of any bot platform in our own contract, signed as Standard Webhooks. */
export async function POST(request: Request, { params }: { params: Promise<{ connection: string }> }) {
  const reading = await readBody(request, mostBytes)
  if (!reading.ok) return refuseBody(reading.problem)
  const headers = signedHeaders(request)
  if (headers === null) return refuse(401, 'unauthorized')
  if (!/^[A-Za-z0-9_-]{1,128}$/.test(headers.id)) return refuse(400, 'webhook_id')
  try {
    const receivedAt = Date.now()
    const found = await getSender((await params).connection)
    const sender = found?.kind === 'bot' ? found : null
    const keys = sender?.secrets.map(({ key }) => key) ?? []
    const signer = verifyStandardWebhook(
      headers,
      reading.body,
      keys.length > 0 ? keys : nobodysKeys,
      receivedAt,
    )
    const secret = signer === null ? undefined : sender?.secrets[signer]
    if (!sender || !secret) return refuse(401, 'unauthorized')
    const delivery = { webhookId: headers.id, secretId: secret.id, body: reading.body, receivedAt }
    const reception = await receiveBotDelivery(sender, delivery)
    if (reception.ok) return Response.json(reception.receipt)
    return reception.problem === 'too_many' ? refuse(413, 'too_many_events') : refuse(400, 'unreadable')
  } catch (error) {
    return refuseAfter(error)
  }
}

function signedHeaders(request: Request) {
  const id = request.headers.get('webhook-id')
  const timestamp = request.headers.get('webhook-timestamp')
  const signature = request.headers.get('webhook-signature')
  return id && timestamp && signature ? { id, timestamp, signature } : null
}

export const GET = refuseMethod
export const PUT = refuseMethod
export const PATCH = refuseMethod
export const DELETE = refuseMethod
export const OPTIONS = refuseMethod

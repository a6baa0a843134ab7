import { getSender } from '@/lib/access/sender-gate'
import { verifyHaptikSignature } from '@/lib/channels/haptik/verify-haptik-signature'
import { receiveHaptikDelivery } from '@/lib/pipeline'
import { readBody } from '../../../read-body'
import { refuse, refuseAfter, refuseBody, refuseMethod } from '../../answers'

const mostBytes = 5 * 1024 * 1024
/** Signed against when there is no such connection, so that both answers take the same time. */
const nobodysSecrets = ['whsec_of-nobody']

/** Door 3: Haptik's own webhooks, signed with the secret's text as it was pasted there. */
export async function POST(request: Request, { params }: { params: Promise<{ connection: string }> }) {
  const reading = await readBody(request, mostBytes)
  if (!reading.ok) return refuseBody(reading.problem)
  try {
    const found = await getSender((await params).connection)
    const sender = found?.kind === 'haptik' ? found : null
    const texts = sender?.secrets.map(({ key }) => `whsec_${key.export().toString('base64')}`) ?? []
    const secrets = texts.length > 0 ? texts : nobodysSecrets
    const signer = verifyHaptikSignature(request.headers.get('x-hub-signature'), reading.body, secrets)
    const secret = signer === null ? undefined : sender?.secrets[signer]
    if (!sender || !secret) return refuse(401, 'unauthorized')
    const delivery = { secretId: secret.id, body: reading.body, receivedAt: Date.now() }
    const reception = await receiveHaptikDelivery(sender, delivery)
    return reception.ok ? Response.json(reception.receipt) : refuse(400, 'unreadable')
  } catch (error) {
    return refuseAfter(error)
  }
}

export const GET = refuseMethod
export const PUT = refuseMethod
export const PATCH = refuseMethod
export const DELETE = refuseMethod
export const OPTIONS = refuseMethod

import { NotFoundError } from '@/lib/errors'
import { stopLinkedSchedule } from '@/lib/reports/schedules/linked-schedule'
import { readBody } from '../../read-body'
import { refuseAfter } from '../../webhooks/answers'

interface Context {
  params: Promise<{ token: string }>
}

const mostBytes = 4_096
const formTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i

/** Whoever follows the address of the header as a link: to the page with the button. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  return toPage((await params).token)
}

/**
 * What the page's button and the button of a mail program (RFC 8058) send. The token is all that allows it: no
 * cookie is looked at, so it matters not from where the request comes.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params
  const choice = await choiceOf(request)
  if (choice === null) return new Response('Say List-Unsubscribe=One-Click.', { status: 400 })
  try {
    await stopLinkedSchedule(token, { isStopped: choice !== 'resume' })
  } catch (error) {
    if (error instanceof NotFoundError) return new Response('There is no such mail.', { status: 404 })
    return refuseAfter(error)
  }
  return choice === 'one-click' ? new Response('Stopped.') : toPage(token)
}

async function choiceOf(request: Request): Promise<'one-click' | 'stop' | 'resume' | null> {
  const reading = await readBody(request, mostBytes, formTypes)
  if (!reading.ok) return null
  const type = request.headers.get('content-type') ?? ''
  const posted = new Response(new Uint8Array(reading.body), { headers: { 'content-type': type } })
  const form = await posted.formData().catch(() => null)
  if (form?.get('List-Unsubscribe') === 'One-Click') return 'one-click'
  const choice = form?.get('choice')
  return choice === 'stop' || choice === 'resume' ? choice : null
}

function toPage(token: string): Response {
  const location = `/unsubscribe/${encodeURIComponent(token)}`
  return new Response(null, { status: 303, headers: { location, 'referrer-policy': 'no-referrer' } })
}

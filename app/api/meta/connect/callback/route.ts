import { cookies } from 'next/headers'
import { connectCookie } from '@/lib/access/meta/connect-cookie'
import { type ConnectOutcome, finishConnect } from '@/lib/access/meta/finish-connect'
import { UnavailableError } from '@/lib/errors'
import { redirectTo } from '../../../redirect-to'

/** Where Meta's login dialog sends the browser back to, with a code or with a no. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const { name, options } = connectCookie()
  const jar = await cookies()
  const cookie = jar.get(name)?.value
  jar.set(name, '', { ...options, maxAge: 0 })
  const wayBack = {
    state: searchParams.get('state'),
    code: searchParams.get('code'),
    error: searchParams.get('error'),
  }
  try {
    const outcome = await finishConnect(cookie, wayBack, Date.now())
    if (outcome.slug === null) return notBegunHere()
    // The fragment takes the place of the `#_=_` that Facebook puts behind its address.
    return redirectTo(`/w/${outcome.slug}/connections${sayOutcome(outcome)}`)
  } catch (error) {
    if (error instanceof UnavailableError) return sentence(503, 'The database cannot be asked right now.')
    throw error
  }
}

function sayOutcome(outcome: ConnectOutcome): string {
  if ('problem' in outcome) return `?meta=${outcome.problem}#meta`
  if (outcome.purpose === 'messages') return `?messages=${outcome.loginId}#messages`
  return `?accounts=${outcome.loginId}#meta`
}

function notBegunHere(): Response {
  return sentence(400, 'This login with Facebook was not begun here, or by somebody else.')
}

/** A page of its own, as nobody knows which workspace it would belong to. */
function sentence(status: number, why: string): Response {
  return new Response(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Not connected</title>
<p>${why} Nothing was connected. <a href="/">Go to your workspaces</a> and log in from Connections again.</p></html>`,
    {
      status,
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' },
    },
  )
}

import { cookies } from 'next/headers'
import { finishLink } from '@/lib/access/facebook/finish-link'
import { begunCookie, pendingCookie } from '@/lib/access/facebook/link-cookies'
import { redirectTo } from '../../../redirect-to'

/** Where Facebook's dialog sends a browser back to that wants to link an account; nothing is linked yet. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const jar = await cookies()
  const begun = begunCookie()
  const cookie = jar.get(begun.name)?.value
  jar.set(begun.name, '', { ...begun.options, maxAge: 0 })
  const wayBack = {
    state: searchParams.get('state'),
    code: searchParams.get('code'),
    error: searchParams.get('error'),
  }
  const outcome = await finishLink(cookie, wayBack, Date.now())
  // The fragment takes the place of the `#_=_` that Facebook puts behind its address.
  if ('problem' in outcome) return redirectTo(`/account?facebook=${outcome.problem}#facebook`)
  const pending = pendingCookie()
  jar.set(pending.name, outcome.pending, pending.options)
  return redirectTo('/account#facebook')
}

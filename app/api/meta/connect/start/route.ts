import { cookies } from 'next/headers'
import { beginConnect } from '@/lib/access/meta/begin-connect'
import { connectCookie } from '@/lib/access/meta/connect-cookie'
import { isMetaSetUp } from '@/lib/access/meta/is-meta-set-up'
import { requireWorkspacePage } from '@/lib/access/page-gate'
import { redirectTo } from '../redirect-to'

/**
 * To Meta's login dialog, with a cookie for the way back. A link on another site leads nobody into a login
 * that they did not ask for.
 */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const slug = searchParams.get('workspace') ?? ''
  const { scope } = await requireWorkspacePage(slug, 'manage-connections')
  const from = request.headers.get('sec-fetch-site')
  const isAsked = from === null || from === 'same-origin' || from === 'none'
  if (!isAsked || !isMetaSetUp()) return redirectTo(`/w/${scope.slug}/connections#meta`)
  const { address, cookie } = await beginConnect(scope, {
    again: searchParams.get('again') === '1',
    now: Date.now(),
  })
  const { name, options } = connectCookie()
  const jar = await cookies()
  jar.set(name, cookie, options)
  return redirectTo(address)
}

import { cookies } from 'next/headers'
import { beginConnect } from '@/lib/access/meta/begin-connect'
import { connectCookie } from '@/lib/access/meta/connect-cookie'
import { isMetaSetUp } from '@/lib/access/meta/is-meta-set-up'
import { requireWorkspacePage } from '@/lib/access/page-gate'
import { isAskedHere } from '../../../is-asked-here'
import { redirectTo } from '../../../redirect-to'

/** To Meta's login dialog, with a cookie for the way back. `for=messages` asks for what receiving them takes. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const slug = searchParams.get('workspace') ?? ''
  const { scope } = await requireWorkspacePage(slug, 'manage-connections')
  if (!isAskedHere(request) || !isMetaSetUp()) return redirectTo(`/w/${scope.slug}/connections#meta`)
  const { address, cookie } = await beginConnect(scope, {
    again: searchParams.get('again') === '1',
    purpose: searchParams.get('for') === 'messages' ? 'messages' : 'ads',
    now: Date.now(),
  })
  const { name, options } = connectCookie()
  const jar = await cookies()
  jar.set(name, cookie, options)
  return redirectTo(address)
}

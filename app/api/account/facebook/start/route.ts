import { cookies } from 'next/headers'
import { beginLink } from '@/lib/access/facebook/begin-link'
import { begunCookie } from '@/lib/access/facebook/link-cookies'
import { isMetaSetUp } from '@/lib/access/meta/is-meta-set-up'
import { requireUser } from '@/lib/access/signed-in-user'
import { isAskedHere } from '../../../is-asked-here'
import { redirectTo } from '../../../redirect-to'

/** To Facebook's dialog, which is to say whose Facebook account the signed-in user wants to link. */
export async function GET(request: Request): Promise<Response> {
  await requireUser()
  if (!isAskedHere(request) || !isMetaSetUp()) return redirectTo('/account')
  const { address, cookie } = await beginLink(Date.now())
  const { name, options } = begunCookie()
  const jar = await cookies()
  jar.set(name, cookie, options)
  return redirectTo(address)
}

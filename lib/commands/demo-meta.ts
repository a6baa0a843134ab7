import { z } from 'zod'
import { operatorScope } from '@/lib/access/job-gate'
import { chooseAdAccounts } from '@/lib/access/meta/choose-ad-accounts'
import { loginDialogAddress } from '@/lib/access/meta/connect-address'
import { listChoosableAccounts } from '@/lib/access/meta/list-choosable-accounts'
import { listMetaLogins } from '@/lib/access/meta/list-meta-logins'
import { logInWithCode } from '@/lib/access/meta/log-in-with-code'
import { loginStanding } from '@/lib/access/meta/login-standing'
import { metaPermissions } from '@/lib/access/meta/permissions'
import { storeLogin } from '@/lib/access/meta/store-login'
import { childEnvironment } from '@/lib/env'
import { type Child, startChild } from './child'
import type { DemoBrand } from './demo-record'

/** Who has logged in for a brand, by the brand's slug: people of the stand-in's demo world. */
const people: Record<string, string> = {
  'fab-cart': '124410000000000101',
  'nordlicht-reisen': '124410000000000102',
}

const announcement = z.object({ address: z.string(), environment: z.record(z.string(), z.string()) })

export interface DemoMeta extends z.infer<typeof announcement> {
  child: Child
}

/** Starts what stands in for Meta; `environment` is what lets the app take it for Meta. */
export async function startDemoMeta(brands: DemoBrand[]): Promise<DemoMeta> {
  const firstDays = Object.fromEntries(brands.map(({ slug, firstDay }) => [slug, firstDay]))
  const { promise: firstLine, resolve } = Promise.withResolvers<string>()
  const child = startChild({
    name: 'meta',
    script: [
      ...['--import', 'tsx', 'tests/stand-in/meta/serve.ts'],
      ...['--world', 'demo', '--first-days', JSON.stringify(firstDays)],
    ],
    environment: childEnvironment({ DATABASE_OWNER_URL: '', DATABASE_URL: '' }),
    output: 'prefix',
    onLine: resolve,
  })
  const line = await Promise.race([firstLine, child.ended])
  if (typeof line === 'number') throw new Error(`The stand-in for Meta ended with code ${line}.`)
  return { child, ...announcement.parse(JSON.parse(line)) }
}

/**
 * Logs in with Meta for a brand and chooses all of its ad accounts. A login that is good for long stays as it
 * is, with whatever was chosen by hand; one that is over is renewed.
 */
export async function ensureDemoAdAccounts({ slug }: DemoBrand): Promise<void> {
  const scope = await operatorScope(slug)
  const logins = await listMetaLogins(scope)
  const isGood = logins.some((login) => {
    const { isDead, isEndingSoon } = loginStanding(login, Date.now())
    return !isDead && !isEndingSoon
  })
  if (isGood) return
  const login = await logInWithCode(await passDialog(people[slug] ?? ''))
  if (!login) throw new Error(`The stand-in for Meta lets nobody in for ${slug}.`)
  const loginId = await storeLogin(scope, login)
  if (logins.length > 0) return
  const accounts = await listChoosableAccounts(scope, loginId)
  await chooseAdAccounts(scope, { loginId, accountIds: accounts.map(({ accountId }) => accountId) })
}

/** What a person does in Meta's dialog; answers the code that it sends back. */
async function passDialog(userId: string): Promise<string> {
  const form = new URLSearchParams({ user: userId, choice: 'continue' })
  for (const { name } of metaPermissions) form.append('permission', name)
  const dialog = loginDialogAddress('demo', { again: false })
  const { headers } = await fetch(dialog, { method: 'POST', body: form, redirect: 'manual' })
  const location = headers.get('location')
  const code = location && new URL(location).searchParams.get('code')
  if (!code) throw new Error('The stand-in for Meta gave no code.')
  return code
}

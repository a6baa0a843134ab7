import { operatorScope } from '@/lib/access/job-gate'
import { claimAssets } from '@/lib/access/meta/assets/claim-assets'
import { listAssetClaims } from '@/lib/access/meta/assets/list-asset-claims'
import { listClaimableAssets } from '@/lib/access/meta/assets/list-claimable-assets'
import { recheckAssets } from '@/lib/access/meta/assets/recheck-assets'
import { chooseAdAccounts } from '@/lib/access/meta/choose-ad-accounts'
import { loginDialogAddress } from '@/lib/access/meta/connect-address'
import { listChoosableAccounts } from '@/lib/access/meta/list-choosable-accounts'
import { listMetaLogins } from '@/lib/access/meta/list-meta-logins'
import { logInWithCode } from '@/lib/access/meta/log-in-with-code'
import { loginStanding } from '@/lib/access/meta/login-standing'
import { permissionsFor } from '@/lib/access/meta/permissions'
import { storeLogin } from '@/lib/access/meta/store-login'
import type { Scope } from '@/lib/access/scope'
import type { DemoBrand } from './demo-record'
import { type StandIn, startStandIn } from './stand-in'

/** Who has logged in for a brand, by the brand's slug: people of the stand-in's demo world. */
const people: Record<string, string> = {
  'fab-cart': '124410000000000101',
  'nordlicht-reisen': '124410000000000102',
}

/** Starts what stands in for Meta; `environment` is what lets the app take it for Meta. */
export function startDemoMeta(brands: DemoBrand[]): Promise<StandIn> {
  const firstDays = Object.fromEntries(brands.map(({ slug, firstDay }) => [slug, firstDay]))
  const options = ['--world', 'demo', '--first-days', JSON.stringify(firstDays)]
  return startStandIn('meta', 'tests/stand-in/meta/serve.ts', ...options)
}

/**
 * Logs in with Meta for a brand, chooses all of its ad accounts and has the messages of its numbers, Pages and
 * accounts come here. A login that is good for long stays as it is, with whatever was chosen by hand; one that
 * is over is renewed.
 */
export async function ensureDemoMeta({ slug }: DemoBrand): Promise<void> {
  const scope = await operatorScope(slug)
  const [logins, claims] = [await listMetaLogins(scope), await listAssetClaims(scope)]
  const isGood = logins.some((login) => {
    const { isDead, isEndingSoon } = loginStanding(login, Date.now())
    return !isDead && !isEndingSoon
  })
  if (isGood && claims.length > 0) {
    // The stand-in forgets between its runs what it was told to send.
    await recheckAssets(scope)
    return
  }
  const login = await logInWithCode(await passDialog(people[slug] ?? ''))
  if (!login) throw new Error(`The stand-in for Meta lets nobody in for ${slug}.`)
  const loginId = await storeLogin(scope, login)
  if (logins.length === 0) await chooseEveryAccount(scope, loginId)
  if (claims.length === 0) await claimEverything(scope, loginId)
}

async function chooseEveryAccount(scope: Scope, loginId: string): Promise<void> {
  const accounts = await listChoosableAccounts(scope, loginId)
  await chooseAdAccounts(scope, { loginId, accountIds: accounts.map(({ accountId }) => accountId) })
}

async function claimEverything(scope: Scope, loginId: string): Promise<void> {
  const channels = await listClaimableAssets(scope, loginId)
  const assets = channels.flatMap((channel) => channel.assets).filter(({ standing }) => standing === 'free')
  if (assets.length > 0) await claimAssets(scope, { loginId, assets })
}

/** What a person does in Meta's dialog; answers the code that it sends back. */
async function passDialog(userId: string): Promise<string> {
  const form = new URLSearchParams({ user: userId, choice: 'continue' })
  for (const name of permissionsFor('messages')) form.append('permission', name)
  const dialog = loginDialogAddress('demo', { again: false, purpose: 'messages' })
  const { headers } = await fetch(dialog, { method: 'POST', body: form, redirect: 'manual' })
  const location = headers.get('location')
  const code = location && new URL(location).searchParams.get('code')
  if (!code) throw new Error('The stand-in for Meta gave no code.')
  return code
}

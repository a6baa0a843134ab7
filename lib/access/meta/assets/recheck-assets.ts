import { inWorkspace } from '@/db/workspace'
import { GraphError } from '@/lib/ads/graph/graph-error'
import { type Patience, patienceOfJobs } from '@/lib/ads/graph/patience'
import { isSubscribed } from '@/lib/ads/graph/subscribe-webhooks'
import { logWarning } from '@/lib/log'
import { requireRight } from '../../rights'
import type { Scope } from '../../scope'
import { findAppPause, noteAppPause } from '../app-pause'
import { forgetAsset } from '../asset-gate'
import { listMetaLogins } from '../list-meta-logins'
import { type OpenLogin, openLogin } from '../open-login'
import { assetKey } from './asset-owners'
import { subscribe } from './claim-assets'
import { confirmClaim } from './confirm-claim'
import { explainAssetError, isDenial } from './explain-asset-error'
import { type HeldAsset, type HeldChannel, listHeldAssets } from './held-assets'
import { type AssetClaim, listAssetClaims } from './list-asset-claims'
import { type ClaimsMeant, stopClaims } from './stop-claim'

/** What came of asking Meta again. */
export interface Recheck {
  confirmed: number
  stopped: number
  /** Meta did not answer, or has this app wait: they stay as they were. */
  unanswered: number
}

const nobodyProves = 'The login that proved it is gone. Choose it again with another one.'
const roleLost = 'The person whose login proved it has no role there any more, or it is gone at Meta.'

/**
 * Asks Meta again whether the workspace's logins may speak for what it takes messages of. Where Meta says no,
 * routing stops with the reason; where it says yes again, it goes on. What is only passing changes nothing; while
 * Meta has the whole app wait, nothing is asked.
 */
export async function recheckAssets(
  scope: Scope,
  { now = Date.now(), patience = patienceOfJobs }: { now?: number; patience?: Patience } = {},
): Promise<Recheck> {
  requireRight(scope, 'manage-connections')
  const claims = (await listAssetClaims(scope)).filter(({ state }) => state !== 'released')
  const recheck: Recheck = { confirmed: 0, stopped: 0, unanswered: 0 }
  for (const [loginId, ofLogin] of Map.groupBy(claims, ({ login }) => login?.loginId ?? null)) {
    const said = await askOf(scope, loginId, { now, patience })
    for (const claim of ofLogin) recheck[await heed(scope, claim, { said, now, patience })] += 1
  }
  return recheck
}

/** What Meta lists; a sentence where it says no to all; null where it says nothing. */
type Said = HeldChannel[] | string | null

async function askOf(
  scope: Scope,
  loginId: string | null,
  { now, patience }: { now: number; patience: Patience },
): Promise<Said> {
  const row = (await listMetaLogins(scope)).find((login) => login.loginId === loginId)
  if (!row) return nobodyProves
  if (row.state === 'dead') return row.problem ?? nobodyProves
  const login: OpenLogin | null = await openLogin(scope, row.loginId, { pool: 'worker' })
  if (!login) return nobodyProves
  if (await findAppPause(now)) return null
  try {
    const channels = await listHeldAssets(login, patience)
    for (const { error } of channels) if (error) await noteAppPause(error)
    return channels
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    await noteAppPause(error)
    return isDenial(error) ? explainAssetError(error) : null
  }
}

async function heed(
  scope: Scope,
  claim: AssetClaim,
  { said, now, patience }: { said: Said; now: number; patience: Patience },
): Promise<keyof Recheck> {
  const verdict = typeof said === 'string' || said === null ? said : judge(claim, said)
  if (verdict === null) return 'unanswered'
  if (typeof verdict === 'string') {
    await stop(scope, { connectionId: claim.connectionId }, verdict)
    return 'stopped'
  }
  if (await findAppPause(now)) return 'unanswered'
  const problem = await keepSubscribed(scope, verdict, patience)
  const isOurs = await confirmClaim(scope, claim, { parentId: verdict.parentId, problem, now })
  return isOurs ? 'confirmed' : 'stopped'
}

/** The asset as Meta lists it; a sentence where it does not; null where it cannot be told. */
export function judge({ kind, assetId }: AssetClaim, channels: HeldChannel[]): HeldAsset | string | null {
  const channel = channels.find((one) => one.kind === kind)
  if (!channel) return null
  if (channel.missing.length > 0) {
    return `The permission ${channel.missing.join(', ')} was taken back at Facebook.`
  }
  if (channel.error) return isDenial(channel.error) ? explainAssetError(channel.error) : null
  const asset = channel.assets.find((one) => assetKey(one) === assetKey({ kind, assetId }))
  return asset ? (asset.refusal ?? asset) : roleLost
}

async function stop(scope: Scope, meant: ClaimsMeant, problem: string): Promise<void> {
  const stopped = await inWorkspace(scope, (transaction) => stopClaims(transaction, scope, meant, problem), {
    pool: 'worker',
  })
  for (const asset of stopped) forgetAsset(asset)
}

/** Meta ends a subscription after an hour without our answers. Null where it sends; else why it does not. */
async function keepSubscribed(scope: Scope, asset: HeldAsset, patience: Patience): Promise<string | null> {
  try {
    if (!(await isSubscribed(asset.token, asset.parentId, patience))) await subscribe(asset)
    return null
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    await noteAppPause(error)
    logWarning('webhooks are not subscribed at Meta', { workspaceId: scope.workspaceId, error: error.kind })
    return `Meta does not send its messages: ${explainAssetError(error)}`
  }
}

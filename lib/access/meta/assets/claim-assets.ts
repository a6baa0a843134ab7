import { GraphError } from '@/lib/ads/graph/graph-error'
import { subscribePage, subscribeWhatsApp } from '@/lib/ads/graph/subscribe-webhooks'
import type { MetaAsset } from '@/lib/channels/meta/meta-asset'
import { AppError, ConflictError, InvalidInputError } from '@/lib/errors'
import type { Scope } from '../../scope'
import { claimAsset } from '../claim-asset'
import { assetKey, findAssetOwners } from './asset-owners'
import { explainAssetError } from './explain-asset-error'
import type { HeldAsset } from './held-assets'
import { openHeldAssets } from './list-claimable-assets'

/** What became of one asset; `problem` is a sentence on why it is not claimed, and null where it is. */
export interface ClaimOutcome extends MetaAsset {
  name: string
  problem: string | null
}

/**
 * Has the messages of Pages, accounts and numbers come here. Meta is asked now whether the login may speak for
 * them, is told to send, and only then is each claimed: cut off in between, nothing is claimed, and claiming
 * again goes on from there. One that fails keeps none of the others from it.
 */
export async function claimAssets(
  scope: Scope,
  { loginId, assets }: { loginId: string; assets: MetaAsset[] },
  now = Date.now(),
): Promise<ClaimOutcome[]> {
  const { channels } = await openHeldAssets(scope, loginId)
  const held = channels.flatMap((channel) => channel.assets)
  const wanted = assets.map((asset) => requireHeld(held, asset))
  const owners = await findAssetOwners(wanted)
  const outcomes: ClaimOutcome[] = []
  for (const asset of wanted) {
    const { kind, assetId, name } = asset
    const owner = owners.get(assetKey(asset))
    const isElsewhere = owner !== undefined && owner !== scope.workspaceId
    const problem = isElsewhere ? takenElsewhere : await claim(scope, { loginId, asset, now })
    outcomes.push({ kind, assetId, name, problem })
  }
  return outcomes
}

const takenElsewhere = 'Another workspace takes its messages. It has to let go of it first.'

/** The browser says which; everything about it is as Meta says it. */
function requireHeld(held: HeldAsset[], wanted: MetaAsset): HeldAsset {
  const asset = held.find((candidate) => assetKey(candidate) === assetKey(wanted))
  if (asset && asset.refusal === null) return asset
  throw new InvalidInputError(asset?.refusal ?? 'This login may not speak for one of these any more.', {
    assets: 'Reload the page to see what it may speak for.',
  })
}

/** Null once it is done; else why not, as a sentence. */
async function claim(
  scope: Scope,
  { loginId, asset, now }: { loginId: string; asset: HeldAsset; now: number },
): Promise<string | null> {
  const { kind, assetId, name, parentId } = asset
  try {
    await subscribe(asset)
    await claimAsset(scope, { kind, assetId, name }, { kind, assetId, parentId, loginId, provenAt: now }, now)
    return null
  } catch (error) {
    if (error instanceof GraphError) return `Meta does not send its messages: ${explainAssetError(error)}`
    if (error instanceof ConflictError) return error.message
    throw error instanceof AppError ? error : new Error('a claim failed', { cause: error })
  }
}

/** Has Meta send what it carries; harmless when it does already. */
export async function subscribe({ kind, parentId, token }: HeldAsset): Promise<void> {
  if (kind === 'whatsapp') await subscribeWhatsApp(token, parentId)
  else await subscribePage(token, parentId)
}

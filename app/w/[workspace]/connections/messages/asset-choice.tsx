import { Callout } from '@/components/ui/callout'
import { LinkButton } from '@/components/ui/link-button'
import { listClaimableAssets } from '@/lib/access/meta/assets/list-claimable-assets'
import type { MetaLoginRow } from '@/lib/access/meta/list-meta-logins'
import type { Scope } from '@/lib/access/scope'
import { AppError } from '@/lib/errors'
import { AssetPicker } from './asset-picker'

export type AssetChoiceProps = { scope: Scope; login: MetaLoginRow; closeHref: string }

/** What a login may speak for, to choose from, as Meta lists it now. */
export async function AssetChoice({ scope, login, closeHref }: AssetChoiceProps) {
  const channels = await listClaimableAssets(scope, login.loginId).catch(toSentence)
  if (typeof channels === 'string') {
    return (
      <Callout
        tone="bad"
        title="The numbers and Pages could not be listed"
        action={
          <LinkButton href={closeHref} size="small">
            Close
          </LinkButton>
        }
      >
        {channels}
      </Callout>
    )
  }
  return (
    <AssetPicker
      slug={scope.slug}
      loginId={login.loginId}
      name={login.name}
      channels={channels}
      closeHref={closeHref}
    />
  )
}

function toSentence(error: unknown): string {
  if (error instanceof AppError) return error.message
  throw error
}

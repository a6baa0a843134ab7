'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { FormMessage } from '@/components/form/form-message'
import { SubmitButton } from '@/components/form/submit-button'
import { LinkButton } from '@/components/ui/link-button'
import type { ClaimableAsset, ClaimableChannel } from '@/lib/access/meta/assets/list-claimable-assets'
import { ChannelAssets } from './channel-assets'
import { claimAssetsAction } from './claim-assets-action'
import { tellClaims } from './tell-claims'

export type AssetPickerProps = {
  slug: string
  loginId: string
  /** Who logged in. */
  name: string
  channels: ClaimableChannel[]
  closeHref: string
}

export function AssetPicker({ slug, loginId, name, channels, closeHref }: AssetPickerProps) {
  const router = useRouter()
  const [picked, setPicked] = useState<ClaimableAsset[]>([])
  const [message, setMessage] = useState<string>()
  const [pending, setPending] = useState(false)
  const isAnything = channels.some(({ assets }) => assets.length > 0)

  const pick = (asset: ClaimableAsset, isPicked: boolean) =>
    setPicked((before) => (isPicked ? [...before, asset] : before.filter((other) => other !== asset)))
  const submit = async () => {
    if (picked.length === 0) return setMessage('Choose a number, a Page or an account.')
    setMessage(undefined)
    setPending(true)
    const assets = picked.map(({ kind, assetId }) => ({ kind, assetId }))
    const result = await claimAssetsAction(slug, { loginId, assets }).catch(() => null)
    setPending(false)
    if (!result?.ok) return setMessage(result?.message ?? 'The server could not be reached. Try again.')
    const { done, problems } = tellClaims(result.outcomes)
    if (done) toast.success(done)
    setPicked([])
    if (problems) {
      setMessage(problems)
      router.refresh()
    } else router.replace(closeHref, { scroll: false })
  }

  return (
    <form
      aria-label={`Numbers, Pages and accounts of ${name}`}
      className="space-y-4 rounded-control border border-hairline p-4"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <p className="font-semibold">
        Whose messages are to come here? Meta says that <bdi>{name}</bdi> may answer for these.
      </p>
      {channels.map((channel) => (
        <ChannelAssets
          key={channel.kind}
          slug={slug}
          channel={channel}
          loginId={loginId}
          picked={picked}
          onPick={pick}
        />
      ))}
      <FormMessage message={message} />
      <div className="flex justify-end gap-2">
        <LinkButton href={closeHref}>{isAnything ? 'Not now' : 'Close'}</LinkButton>
        {isAnything ? (
          <SubmitButton pending={pending} pendingText="Asking Meta">
            Receive their messages
          </SubmitButton>
        ) : null}
      </div>
    </form>
  )
}

import { Checkbox } from '@/components/ui/checkbox'
import type { ClaimableAsset, ClaimableChannel } from '@/lib/access/meta/assets/list-claimable-assets'
import { channelLabels } from '@/lib/metrics/channel-labels'
import { LogInButton } from '../meta/log-in-button'
import { tellAsset } from './tell-asset'

export type ChannelAssetsProps = {
  slug: string
  channel: ClaimableChannel
  /** The login that is chosen with. */
  loginId: string
  picked: ClaimableAsset[]
  onPick: (asset: ClaimableAsset, isPicked: boolean) => void
}

/** What there is of one channel, or why there is nothing. */
export function ChannelAssets({ slug, channel, loginId, picked, onPick }: ChannelAssetsProps) {
  const { kind, assets, missing, problem } = channel
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 text-small font-medium text-muted">{channelLabels[kind]}</legend>
      {missing.length > 0 ? (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="min-w-0 text-small wrap-anywhere">Not granted at Facebook: {missing.join(', ')}.</p>
          <LogInButton slug={slug} purpose="messages" again label="Ask again" />
        </div>
      ) : null}
      {problem ? <p className="text-small text-bad">{problem}</p> : null}
      {missing.length === 0 && problem === null && assets.length === 0 ? (
        <p className="text-small text-muted">{nothing[kind]}</p>
      ) : null}
      <ul className="space-y-3">
        {assets.map((asset) => {
          const isHere = asset.standing === 'ours' && asset.provenBy?.loginId === loginId
          return (
            <li key={asset.assetId}>
              <Checkbox
                label={<bdi>{asset.name}</bdi>}
                hint={tellAsset(asset, loginId)}
                checked={isHere || picked.includes(asset)}
                disabled={isHere || asset.standing === 'elsewhere' || asset.standing === 'refused'}
                onChange={(checked) => onPick(asset, checked)}
              />
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}

const nothing: Record<ClaimableChannel['kind'], string> = {
  whatsapp: 'This person sees no WhatsApp number at Meta.',
  messenger: 'This person has no Page at Meta.',
  instagram: 'No Page of this person has a professional Instagram account.',
}

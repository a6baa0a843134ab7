import type { Tone } from '@/components/ui/tone'
import type { AssetClaim } from '@/lib/access/meta/assets/list-asset-claims'

/** How a claim stands, in a few words, and how urgent that is. */
export function describeClaim({ state, subscribedAt }: Pick<AssetClaim, 'state' | 'subscribedAt'>): {
  tone: Tone
  text: string
} {
  if (state === 'released') return { tone: 'neutral', text: 'Let go of' }
  if (state === 'stopped') return { tone: 'bad', text: 'Stopped' }
  if (subscribedAt === null) return { tone: 'warning', text: 'Meta does not send' }
  return { tone: 'good', text: 'Subscribed at Meta' }
}

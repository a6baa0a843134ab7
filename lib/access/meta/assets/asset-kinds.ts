import type { MetaAsset } from '@/lib/channels/meta/meta-asset'

/** The channels whose messages Meta sends by itself, in the order in which people see them. */
export const assetKinds = ['whatsapp', 'messenger', 'instagram'] as const

export function isAssetKind(kind: string): kind is MetaAsset['kind'] {
  return assetKinds.some((one) => one === kind)
}

import type { MetaAsset } from '@/lib/channels/meta/meta-asset'

/** What the login dialog asks for to read ads, and what each is good for, as people read it. */
export const metaPermissions = [
  { name: 'ads_read', isNeeded: true, purpose: 'read what ads cost and bring' },
  {
    name: 'business_management',
    isNeeded: false,
    purpose: 'see ad accounts that belong to a business portfolio',
  },
] as const

export type MetaPermission = (typeof metaPermissions)[number]

/** What somebody logs in for: ads alone, or messages as well. Messages ask for more, so only when it is wished. */
export const loginPurposes = ['ads', 'messages'] as const

export type LoginPurpose = (typeof loginPurposes)[number]

/** All of these let a login speak for the messages of a channel. */
export const permissionsOfChannel: Record<MetaAsset['kind'], readonly string[]> = {
  messenger: ['pages_show_list', 'pages_manage_metadata', 'pages_messaging'],
  instagram: ['pages_show_list', 'pages_manage_metadata', 'instagram_basic', 'instagram_manage_messages'],
  whatsapp: ['business_management', 'whatsapp_business_management', 'whatsapp_business_messaging'],
}

/** Those of them that were not granted. */
export function missingPermissions(granted: readonly string[]): MetaPermission[] {
  return metaPermissions.filter(({ name }) => !granted.includes(name))
}

export function missingForChannel(granted: readonly string[], kind: MetaAsset['kind']): string[] {
  return permissionsOfChannel[kind].filter((name) => !granted.includes(name))
}

/** Whether a login may speak for the messages of any channel. */
export function mayReceiveMessages(granted: readonly string[]): boolean {
  const kinds = Object.keys(permissionsOfChannel) as MetaAsset['kind'][]
  return kinds.some((kind) => missingForChannel(granted, kind).length === 0)
}

/** What the dialog asks for. Messages include ads: a login takes the place of the same person's last one. */
export function permissionsFor(purpose: LoginPurpose): string[] {
  const forAds = metaPermissions.map(({ name }) => name)
  if (purpose === 'ads') return forAds
  return [...new Set([...forAds, ...Object.values(permissionsOfChannel).flat()])]
}

/** What the login dialog asks for, and what each is good for, as people read it. */
export const metaPermissions = [
  { name: 'ads_read', isNeeded: true, purpose: 'read what ads cost and bring' },
  {
    name: 'business_management',
    isNeeded: false,
    purpose: 'see ad accounts that belong to a business portfolio',
  },
] as const

export type MetaPermission = (typeof metaPermissions)[number]

/** Those of them that were not granted. */
export function missingPermissions(granted: readonly string[]): MetaPermission[] {
  return metaPermissions.filter(({ name }) => !granted.includes(name))
}

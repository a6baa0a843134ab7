import { ForbiddenError } from '@/lib/errors'
import type { Role, Scope } from './scope'

export type Right =
  | 'see'
  /** Phone numbers and e-mail addresses, also inside what people wrote; masked without it. */
  | 'see-personal-data'
  | 'save-goals'
  | 'save-journeys'
  /** Costs of platforms that no ad account tells. */
  | 'save-ad-days'
  | 'request-reports'
  | 'manage-connections'
  | 'manage-members'
  | 'manage-settings'
  | 'erase-person'
  | 'transfer-workspace'

const viewer: Right[] = ['see']
const analyst: Right[] = [
  ...viewer,
  'see-personal-data',
  'save-goals',
  'save-journeys',
  'save-ad-days',
  'request-reports',
]
const admin: Right[] = [...analyst, 'manage-connections', 'manage-members', 'manage-settings', 'erase-person']
const owner: Right[] = [...admin, 'transfer-workspace']

/** The one table of rights. */
export const rightsOfRole: Record<Role, ReadonlySet<Right>> = {
  viewer: new Set(viewer),
  analyst: new Set(analyst),
  admin: new Set(admin),
  owner: new Set(owner),
}

export function hasRight(who: Pick<Scope, 'role'> | Role, right: Right): boolean {
  return rightsOfRole[typeof who === 'string' ? who : who.role].has(right)
}

/** Throws ForbiddenError when the role is too little. */
export function requireRight(scope: Pick<Scope, 'role'>, right: Right): void {
  if (!hasRight(scope, right)) throw new ForbiddenError()
}

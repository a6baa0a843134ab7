import { describe, expect, it } from 'vitest'
import { hasRight, type Right, requireRight, rightsOfRole } from '@/lib/access/rights'
import { type Role, roles } from '@/lib/access/scope'
import { ForbiddenError } from '@/lib/errors'

/** From which role on. */
const from: Record<Right, Role> = {
  see: 'viewer',
  'see-personal-data': 'analyst',
  'save-goals': 'analyst',
  'save-journeys': 'analyst',
  'save-ad-days': 'analyst',
  'request-reports': 'analyst',
  'manage-connections': 'admin',
  'manage-members': 'admin',
  'manage-settings': 'admin',
  'erase-person': 'admin',
  'transfer-workspace': 'owner',
}
const rows = Object.entries(from) as [Right, Role][]

describe('the table of rights', () => {
  it.each(rows)('%s: from %s on', (right, lowest) => {
    for (const role of roles) {
      expect(hasRight(role, right), role).toBe(roles.indexOf(role) >= roles.indexOf(lowest))
    }
  })

  it('holds no right that is not written down here', () => {
    expect([...rightsOfRole.owner].sort()).toEqual(rows.map(([right]) => right).sort())
  })

  it('asks the role of a scope, and refuses', () => {
    expect(() => requireRight({ role: 'analyst' }, 'save-goals')).not.toThrow()
    expect(() => requireRight({ role: 'viewer' }, 'save-goals')).toThrow(ForbiddenError)
  })
})

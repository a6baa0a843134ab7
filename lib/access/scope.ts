/**
 * WHO. A Scope says in which workspace, with which role and as whom something is done. Only this folder can
 * make one, through its gates; without one no function that touches tenant data compiles.
 */

export const roles = ['viewer', 'analyst', 'admin', 'owner'] as const
export type Role = (typeof roles)[number]

export type Actor =
  | { kind: 'user'; id: string; email: string }
  | { kind: 'key'; id: string }
  | { kind: 'sender'; connectionId: string }
  | { kind: 'job'; name: string }

declare const brand: unique symbol

export interface Scope {
  readonly [brand]: 'Scope'
  readonly workspaceId: string
  readonly slug: string
  readonly workspaceName: string
  readonly role: Role
  readonly actor: Actor
  /** IANA name; days of conversations are days of this zone. */
  readonly timeZone: string
  /** ISO 4217. */
  readonly currency: string
  /** How long after a proactive message an answer still counts as one, in hours. */
  readonly proactiveWindowHours: number
}

export type ScopeFacts = Omit<Scope, typeof brand>

/** Only gates in lib/access call this; tests/walls.test.ts holds that. */
export function makeScope(facts: ScopeFacts): Scope {
  return Object.freeze({ ...facts }) as Scope
}

import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { type Journey, readJourneys } from './journey'

/** Every journey, by name. */
export function listJourneys(scope: Scope): Promise<Journey[]> {
  return inWorkspace(scope, ({ sql }) => readJourneys(sql, scope))
}

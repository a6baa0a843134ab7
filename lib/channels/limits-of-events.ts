import type { EventFlag } from './inbound-event'

export const longestBody = 32_768
/** An event may be this far ahead of its receipt, in milliseconds, and is then put at the receipt. */
export const futureAllowed = 24 * 3_600_000

const lateAfter = 30 * 24 * 3_600_000

/** What is worth knowing of an event that happened at `at`; both instants in milliseconds. */
export function flagsOf(at: number, receivedAt: number, text: string | null): EventFlag[] {
  const flags: EventFlag[] = []
  if (at > receivedAt) flags.push('clamped')
  if (at < receivedAt - lateAfter) flags.push('late')
  if (text !== null && text.length > longestBody) flags.push('cut')
  return flags
}

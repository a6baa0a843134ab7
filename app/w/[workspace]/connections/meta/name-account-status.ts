import type { Tone } from '@/components/ui/tone'

const names: Record<number, { name: string; tone: Tone }> = {
  2: { name: 'disabled at Meta', tone: 'warning' },
  3: { name: 'bill unpaid', tone: 'warning' },
  7: { name: 'in review at Meta', tone: 'warning' },
  8: { name: 'payment under way', tone: 'neutral' },
  9: { name: 'in grace period', tone: 'warning' },
  100: { name: 'about to be closed', tone: 'warning' },
  101: { name: 'closed', tone: 'neutral' },
}

/** What Meta's account_status says, for people; null for an account that is as it should be. */
export function nameAccountStatus(status: number): { name: string; tone: Tone } | null {
  return names[status] ?? null
}

import type { Tone } from '@/components/ui/tone'
import type { LoginStanding } from '@/lib/access/meta/login-standing'

/** "Login good for 41 days", and how urgent that is. */
export function describeLogin({ isDead, daysLeft, endsWith, isEndingSoon }: LoginStanding): {
  tone: Tone
  text: string
} {
  if (isDead) return { tone: 'bad', text: 'Login has ended' }
  if (daysLeft === null) return { tone: 'good', text: 'Login without an end' }
  const what = endsWith === 'token' ? 'Login good for' : 'Access to data good for'
  return { tone: isEndingSoon ? 'warning' : 'good', text: `${what} ${countDays(daysLeft)}` }
}

export function countDays(days: number): string {
  if (days === 0) return 'less than a day'
  return days === 1 ? '1 day' : `${days} days`
}

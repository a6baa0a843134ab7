import { toDecimalAmount } from '@/lib/format/format-money'

/** What reaching a goal is worth; the amount is a decimal number as text. */
export interface GoalValue {
  amount: string
  currency: string
}

/** The stored value, in millionths, as people write it. */
export function toGoalValue(micros: string | null, currency: string | null): GoalValue | null {
  if (micros === null || currency === null) return null
  return { amount: toDecimalAmount(BigInt(micros)), currency }
}

/** An amount as the schema lets it through, in millionths. */
export function toMicros(amount: string): bigint {
  const [whole = '', fraction = ''] = amount.split('.')
  return BigInt(whole + fraction.padEnd(6, '0'))
}

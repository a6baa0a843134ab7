import { toDecimalAmount } from '@/lib/format/format-money'

/** What one of them cost, to the nearest millionth of the currency, as decimal text; null without a base. */
export function costPer(micros: bigint, count: number): string | null {
  if (count === 0) return null
  const base = BigInt(count)
  return toDecimalAmount((2n * micros + base) / (2n * base))
}

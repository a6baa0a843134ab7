import { spendToMicros } from '@/lib/ads/spend-micros'
import type { Money } from '@/lib/metrics/ads-overview'

/** Part over whole, of one currency; null where there is none. The ratio may be a float, an amount never is. */
export function ratioOfMoney(part: Money | null | undefined, whole: Money | null | undefined): number | null {
  if (!part || !whole || part.currency !== whole.currency) return null
  const [above, below] = [spendToMicros(part.amount), spendToMicros(whole.amount)]
  return above === null || !below ? null : Number(above) / Number(below)
}

/** How much an amount changed against the one before: 0.084 is 8.4 % more. */
export function changeOfMoney(
  now: Money | null | undefined,
  before: Money | null | undefined,
): number | null {
  const ratio = ratioOfMoney(now, before)
  return ratio === null ? null : ratio - 1
}

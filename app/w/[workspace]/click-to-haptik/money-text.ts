import { formatCompactMoney, formatMoney } from '@/lib/format/format-money'
import type { Money } from '@/lib/metrics/ads-overview'

/** "₹11.70", or "₹11.70 · $0.42": never added. Null where there is none. */
export function listMoney(amounts: Money[], locale: string): string | null {
  if (amounts.length === 0) return null
  return amounts.map(({ amount, currency }) => formatMoney(amount, currency, locale)).join(' · ')
}

/** Eight digits and more are too long for a tile. */
const compactFrom = 8

/** Whole units for tiles, compact where they are many; `full` is the exact amount. */
export function shortMoney({ amount, currency }: Money, locale: string): { text: string; full: string } {
  const digits = amount.replace(/^-/, '').split('.')[0]?.length ?? 0
  return {
    text:
      digits >= compactFrom
        ? formatCompactMoney(amount, currency, locale)
        : formatMoney(amount, currency, locale, { whole: true }),
    full: formatMoney(amount, currency, locale),
  }
}

import type { DeltaProps } from '@/components/figure/delta'
import type { Figure } from '@/components/figure/figure'
import { formatDaysShort } from '@/lib/format/format-day'
import { formatCompact, formatCount } from '@/lib/format/format-number'
import type { Money } from '@/lib/metrics/ads-overview'
import { type FigureKey, getFigure } from '@/lib/metrics/catalog'
import { shortMoney } from './money-text'
import type { OverviewState } from './overview-state'

/** Every digit, for figures that lead to what they count. */
export function exactFigure(count: number, locale: string): Figure {
  return count === 0 ? { look: 'zero' } : { look: 'value', text: formatCount(count, locale) }
}

/** In full up to a hundred thousand, compact above with all digits on hover. */
export function countFigure(count: number, locale: string): Figure {
  if (count === 0) return { look: 'zero' }
  const text = formatCompact(count, locale)
  const full = formatCount(count, locale)
  return { look: 'value', text, full: full === text ? undefined : full }
}

export function moneyFigure(money: Money, locale: string): Figure {
  const { text, full } = shortMoney(money, locale)
  return /[1-9]/.test(money.amount) ? { look: 'value', text, full } : { look: 'zero', text }
}

/** The change against the period before, coloured as the figure says what is good; none where nothing is compared. */
export function deltaOf(
  key: FigureKey,
  ratio: number | null,
  { previous }: OverviewState,
): DeltaProps | undefined {
  if (!previous) return undefined
  const { good } = getFigure(key)
  return {
    ratio,
    goodWhen: good ?? 'neutral',
    label: `than ${formatDaysShort(previous.from, previous.to)}`,
  }
}

/** A line that says nothing but zero is not drawn. */
export function sparkOf(values: (number | null)[]): (number | null)[] | undefined {
  return values.some(Boolean) ? values : undefined
}

import type { ReactNode } from 'react'
import { FigureValue } from '@/components/figure/figure-value'
import type { DataColumn } from '@/components/table/data-column'
import { formatMoney } from '@/lib/format/format-money'
import { formatCount } from '@/lib/format/format-number'
import { formatShare } from '@/lib/format/format-share'
import type { Money } from '@/lib/metrics/ads-overview'
import { type FigureKey, getFigure } from '@/lib/metrics/catalog'

type Look = { locale: string; reason: string }

export function CountCell({ count, locale, reason }: Look & { count: number | null }) {
  if (count === null) return <FigureValue figure={{ look: 'none', reason }} />
  return formatCount(count, locale)
}

export function ShareCell({
  ratio,
  reason,
  digits,
}: {
  ratio: number | null
  reason: string
  digits?: number
}) {
  if (ratio === null) return <FigureValue figure={{ look: 'none', reason }} />
  return formatShare(ratio, digits)
}

/** One amount, or several of different currencies under one another. */
export function MoneyCell({ money, locale, reason }: Look & { money: Money[] }) {
  if (money.length === 0) return <FigureValue figure={{ look: 'none', reason }} />
  return money.map(({ currency, amount }) => (
    <span key={currency} className="block truncate">
      {formatMoney(amount, currency, locale)}
    </span>
  ))
}

/** A column of a figure of the catalogue, which names and explains it. */
export function figureColumn<Row>(
  id: string,
  figure: FigureKey,
  cell: (row: Row) => ReactNode,
  { header = getFigure(figure).label, canHide = true } = {},
): DataColumn<Row> {
  return { id, header, align: 'end', definition: getFigure(figure).wording, canHide, cell }
}

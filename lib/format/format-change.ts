import { formatShare } from './format-share'
import { noFigure } from './no-figure'

/** Above tenfold the percentage says less than that it is above tenfold. */
const most = 9.99

/** A relative change as text alone, where no arrow can stand: "+8.4%", "−3.0%", ">+999%"; a dash without a base. */
export function formatChange(ratio: number | null): string {
  if (ratio === null || !Number.isFinite(ratio)) return noFigure
  if (ratio > most) return '>+999%'
  const size = formatShare(Math.abs(ratio))
  if (size === '0.0%') return size
  return `${ratio > 0 ? '+' : '−'}${size}`
}

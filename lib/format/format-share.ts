import { noFigure } from './no-figure'

/** A ratio as a percentage: 0.482 is "48.2%". Without a base there is no ratio, and a dash stands there. */
export function formatShare(ratio: number | null, digits = 1): string {
  if (ratio === null || !Number.isFinite(ratio)) return noFigure
  return new Intl.NumberFormat('en-GB', {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(ratio)
}

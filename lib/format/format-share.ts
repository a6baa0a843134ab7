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

/** A share in whole percent, but what is not nothing and not everything is never rounded to either. */
export function formatRoughShare(share: number | null): string {
  if (share === null || share <= 0 || share >= 1) return formatShare(share, 0)
  if (share < 0.0005) return '<0.1%'
  if (share >= 0.9995) return '>99.9%'
  return formatShare(share, share < 0.005 || share >= 0.995 ? 1 : 0)
}

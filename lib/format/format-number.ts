/** Every digit, grouped as the locale groups: 1,23,456 for en-IN. */
export function formatCount(count: number | bigint, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(count)
}

type Unit = { size: number; sign: string }

const lakhUnits: Unit[] = [
  { size: 1e7, sign: ' Cr' },
  { size: 1e5, sign: ' L' },
]
const westernUnits: Unit[] = [
  { size: 1e9, sign: 'B' },
  { size: 1e6, sign: 'M' },
  { size: 1e3, sign: 'K' },
]

/** Below this a figure is as short in full as it would be compact. */
const compactFrom = 100_000

/**
 * At most four digits for axes and tiles: "32.4 L", "3.2M", "41,208".
 * Written out here because servers and browsers carry different tables for Intl's compact notation.
 */
export function formatCompact(count: number | bigint, locale: string): string {
  const value = Number(count)
  if (Math.abs(value) < compactFrom) return formatCount(value, locale)
  const units = locale === 'en-IN' ? lakhUnits : westernUnits
  const unit = units.find((candidate) => toOneDecimal(Math.abs(value) / candidate.size) >= 1)
  if (!unit) return formatCount(value, locale)
  const scaled = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value / unit.size)
  return `${scaled}${unit.sign}`
}

function toOneDecimal(value: number): number {
  return Math.round(value * 10) / 10
}

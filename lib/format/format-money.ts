import { formatCompact } from './format-number'

type Decimal = `${number}`

type MoneyStyle = {
  /** Leaves the minor unit out; for tiles and columns where it is noise. */
  whole?: boolean
}

/** Takes the amount as a decimal string and never makes a float of it. */
export function formatMoney(
  amount: string,
  currency: string,
  locale: string,
  style: MoneyStyle = {},
): string {
  const digits = style.whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits }).format(toDecimal(amount))
}

/** "₹4.8 L" for axes and small tiles; the full amount belongs in the hover. */
export function formatCompactMoney(amount: string, currency: string, locale: string): string {
  const whole = BigInt(toDecimal(amount).replace(/\..*$/, ''))
  const sign = new Intl.NumberFormat(locale, { style: 'currency', currency })
    .formatToParts(0)
    .find((part) => part.type === 'currency')
  const figure = formatCompact(whole < 0n ? -whole : whole, locale)
  return `${whole < 0n ? '-' : ''}${sign?.value ?? currency}${figure}`
}

/** Ad platforms count in millionths of the currency. */
export function toDecimalAmount(micros: bigint): Decimal {
  const digits = (micros < 0n ? -micros : micros).toString().padStart(7, '0')
  const fraction = digits.slice(-6).replace(/0+$/, '')
  const amount = `${micros < 0n ? '-' : ''}${digits.slice(0, -6)}${fraction ? `.${fraction}` : ''}`
  return toDecimal(amount)
}

function toDecimal(amount: string): Decimal {
  if (!isDecimal(amount)) throw new RangeError(`not a decimal amount: ${amount}`)
  return amount
}

function isDecimal(amount: string): amount is Decimal {
  return /^-?\d+(\.\d+)?$/.test(amount)
}

const decimal = /^(\d{1,15})(?:\.(\d{1,12}))?$/
const micros = 6

/**
 * Meta's `spend`, a decimal text of whole currency units, as millionths of the unit. Worked out on the text:
 * a float would lose some. Null for whatever is not such a text, as unreadable is not zero.
 */
export function spendToMicros(spend: string): bigint | null {
  const match = decimal.exec(spend)
  if (!match) return null
  const [, whole = '', fraction = ''] = match
  const kept = BigInt(whole + fraction.slice(0, micros).padEnd(micros, '0'))
  return fraction.charAt(micros) >= '5' ? kept + 1n : kept
}

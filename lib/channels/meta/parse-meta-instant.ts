const earliest = Date.UTC(2005, 0, 1)
const latest = Date.UTC(2200, 0, 1)

/**
 * Milliseconds since 1970 UTC of a time of Meta's, which is text or a number, in seconds or milliseconds: the
 * range tells which. 0 where Meta says 0 or nothing, null where it is no time.
 */
export function parseMetaInstant(value: unknown): number | null {
  if (value === undefined || value === null) return 0
  const isDigits = typeof value === 'string' && /^\d{1,15}$/.test(value)
  const number = isDigits ? Number(value) : value
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 0) return null
  if (number === 0) return 0
  return [number, number * 1000].find((instant) => instant >= earliest && instant < latest) ?? null
}

const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?([Zz]|[+-]\d{2}:\d{2})$/

const earliest = Date.UTC(2005, 0, 1)
const latest = Date.UTC(2200, 0, 1)

/**
 * Milliseconds since 1970 UTC of an RFC 3339 text with offset or of integer milliseconds; null when it is
 * neither, names a day that does not exist, or lies outside 2005 to 2200 (seconds sent as milliseconds do).
 */
export function parseInstant(value: string | number): number | null {
  const instant = typeof value === 'number' ? value : parseText(value)
  if (instant === null || !Number.isInteger(instant)) return null
  return instant >= earliest && instant < latest ? instant : null
}

function parseText(text: string): number | null {
  const match = rfc3339.exec(text)
  if (!match) return null
  const [, year, month, day, hour, minute, second, fraction = '', offset = 'Z'] = match
  const fields = [year, month, day, hour, minute, second].map(Number)
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = fields
  const instant = Date.UTC(y, mo - 1, d, h, mi, s)
  const back = new Date(instant)
  const exists =
    back.getUTCFullYear() === y &&
    back.getUTCMonth() === mo - 1 &&
    back.getUTCDate() === d &&
    back.getUTCHours() === h &&
    back.getUTCMinutes() === mi &&
    back.getUTCSeconds() === s
  const shift = offsetMinutes(offset)
  if (!exists || shift === null) return null
  return instant + Number(fraction.padEnd(3, '0').slice(0, 3)) - shift * 60_000
}

function offsetMinutes(offset: string): number | null {
  if (offset === 'Z' || offset === 'z') return 0
  const hours = Number(offset.slice(1, 3))
  const minutes = Number(offset.slice(4, 6))
  if (hours > 23 || minutes > 59) return null
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}

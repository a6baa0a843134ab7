/** Digits that a double may not hold exactly. */
const longInteger = /(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g

/**
 * JSON with every long bare integer in quotes: Meta prints some ids without them, and a JSON parser would round
 * 18 digits. What stands inside quotes stays as it is.
 */
export function quoteLongIntegers(json: string): string {
  if (!/(?:^|[:[,\s])-?\d{16}/.test(json)) return json
  const parts: string[] = []
  let position = 0
  while (position < json.length) {
    const opening = json.indexOf('"', position)
    const bare = opening === -1 ? json.slice(position) : json.slice(position, opening)
    parts.push(bare.replace(longInteger, '"$&"'))
    if (opening === -1) break
    const end = endOfText(json, opening)
    parts.push(json.slice(opening, end))
    position = end
  }
  return parts.join('')
}

/** Ids of ads that stand in JSON as bare numbers, digit for digit. */
export function findUnquotedAds(json: string): Set<string> {
  return new Set(Array.from(json.matchAll(/"(?:ad_id|source_id)"\s*:\s*(\d+)/g), ([, digits = '']) => digits))
}

/** The position after the quote that closes the text opened at `opening`. */
function endOfText(json: string, opening: number): number {
  let quote = json.indexOf('"', opening + 1)
  while (quote !== -1 && isEscaped(json, quote)) quote = json.indexOf('"', quote + 1)
  return quote === -1 ? json.length : quote + 1
}

function isEscaped(json: string, position: number): boolean {
  let backslashes = 0
  while (json[position - 1 - backslashes] === '\\') backslashes += 1
  return backslashes % 2 === 1
}

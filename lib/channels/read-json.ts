const deepest = 32

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The JSON value of these bytes; undefined where they are not UTF-8, not JSON or nested too deep. `mend`
 * changes the text before it is parsed.
 */
export function readJson(body: Uint8Array, mend: (text: string) => string = (text) => text): unknown {
  if (isTooDeep(body)) return undefined
  try {
    return JSON.parse(mend(decoder.decode(body)))
  } catch {
    return undefined
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Counts brackets before parsing: what recurses over parsed JSON would overflow on a hostile depth. */
function isTooDeep(body: Uint8Array): boolean {
  let depth = 0
  let inText = false
  for (let position = 0; position < body.length; position += 1) {
    const byte = body[position]
    if (inText) {
      if (byte === 0x5c) position += 1
      else if (byte === 0x22) inText = false
    } else if (byte === 0x22) inText = true
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1
      if (depth > deepest) return true
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1
  }
  return false
}

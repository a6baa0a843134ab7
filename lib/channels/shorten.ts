import { cleanText } from './clean-text'

export const longestLink = 2_048
const longestWords = 500

/** Text that can be stored, at most `limit` long; null where there is none. */
export function shorten(text: string | null | undefined, limit = longestWords): string | null {
  return text === null || text === undefined || text === '' ? null : cleanText(text, limit)
}

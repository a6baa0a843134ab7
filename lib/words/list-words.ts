/**
 * What a word is, for the search in messages: letters, marks and digits that stand together, in one spelling of
 * Unicode and without upper case. Scripts that put no spaces between words, and pictures, go character by
 * character, so that any part of such a text is found.
 */

const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
/** Digits, * and # are emoji to Unicode. */
const picture = '\\p{Extended_Pictographic}'
const letter = `(?:(?![${unspaced}])[\\p{L}\\p{M}\\p{N}])`
const beginsInWord = new RegExp(`^${letter}`, 'u')
const endsInWord = new RegExp(`${letter}$`, 'u')
const word = new RegExp(`[${unspaced}]|${picture}|${letter}+`, 'gu')

/** The words of a text in their order, repetitions kept. */
export function listWords(text: string): string[] {
  return toWordText(text).match(word) ?? []
}

/** Whether a place in a text lies within a word, so that nothing can begin or end there. */
export function isInsideWord(text: string, at: number): boolean {
  return (
    endsInWord.test(toWordText(text.slice(Math.max(0, at - 2), at))) &&
    beginsInWord.test(toWordText(text.slice(at, at + 2)))
  )
}

/** Where each word of a text in its one spelling begins and ends. */
export function findWords(text: string): { from: number; to: number }[] {
  return Array.from(text.matchAll(word), ({ index, 0: found }) => ({ from: index, to: index + found.length }))
}

/** Invisible signs that choose how others look. */
const joiners = /[\u200b-\u200d\u2060]|[\ufe00-\ufe0f]/g

/** The spelling in which words are compared. */
export function toWordText(text: string): string {
  return text.replace(joiners, '').normalize('NFKC').toLowerCase().normalize('NFKC')
}

import { cellText } from './cell-text'
import { declaration, mainNamespace } from './xml-head'

/** Beyond this a text is rarely said twice, and the table would be of no small size. */
const longestShared = 200

/**
 * Texts that cells name by a number instead of holding them. Whoever puts texts in sees to it that they are few:
 * the table is in memory until the workbook is written.
 */
export class SharedTexts {
  private readonly numbers = new Map<string, number>()

  /** Null where the text should stand in its cell. */
  numberOf(text: string): number | null {
    if (text.length > longestShared) return null
    const number = this.numbers.get(text) ?? this.numbers.size
    this.numbers.set(text, number)
    return number
  }

  xml(): string {
    const items = [...this.numbers.keys()].map((text) => `<si>${cellText(text)}</si>`)
    return `${declaration}<sst xmlns="${mainNamespace}" uniqueCount="${items.length}">${items.join('')}</sst>`
  }
}

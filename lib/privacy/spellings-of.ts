import type { KnownPerson } from './find-person'

/** Shorter ones stand in much that is not about the person, so those count only as a whole JSON text. */
const longEnoughAlone = 6

/**
 * How raw JSON may spell what names a person and nobody else: as the usual writers escape it, and a long one
 * also bare, as in numbers and within other texts. A name is not among them: others have it too, and wherever
 * it stands the identifier stands beside it.
 */
export function spellingsOf({ identifiers, phone }: KnownPerson): string[] {
  const phones = phone === null ? [] : [phone, phone.replace(/\D/g, '')]
  const texts = [...identifiers, ...phones.filter((text) => text.length >= longEnoughAlone)]
  return [...new Set(texts.flatMap(spell))]
}

function spell(text: string): string[] {
  const written = [text, escapeAll(text, (hex) => hex), escapeAll(text, (hex) => hex.toUpperCase())]
  const quoted = written.flatMap((one) => {
    const json = one === text ? JSON.stringify(one) : `"${one}"`
    return [json, json.replaceAll('/', '\\/')]
  })
  return text.length >= longEnoughAlone ? quoted.map((json) => json.slice(1, -1)) : quoted
}

/** As writers do that keep to ASCII. */
function escapeAll(text: string, spellHex: (hex: string) => string): string {
  const json = JSON.stringify(text).slice(1, -1)
  return json.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${spellHex(unit.charCodeAt(0).toString(16).padStart(4, '0'))}`,
  )
}

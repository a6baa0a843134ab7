/**
 * Text that PostgreSQL can hold: no NUL, no lone surrogate, at most `limit` UTF-16 units and never half a
 * character at the end.
 */
export function cleanText(text: string, limit: number): string {
  const whole = text.length > limit ? text.slice(0, limit) : text
  const wellFormed = whole.isWellFormed() ? whole : dropHalfCharacter(whole).toWellFormed()
  return wellFormed.includes('\u0000') ? wellFormed.replaceAll('\u0000', '\uFFFD') : wellFormed
}

function dropHalfCharacter(text: string): string {
  const last = text.charCodeAt(text.length - 1)
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text
}

/**
 * Text of a stranger as a value to look for. PostgreSQL refuses NUL in any text, so no row has it: in its
 * place stands the replacement character, and nothing is found.
 */
export function toSearchText(text: string): string {
  return text.replaceAll('\0', '\uFFFD')
}

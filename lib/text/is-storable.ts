/** Whether PostgreSQL can hold a text as it is: without NUL and without half a character. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000')
}
